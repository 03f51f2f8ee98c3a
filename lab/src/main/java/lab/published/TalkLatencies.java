package lab.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The talk's warm latencies on AWS, read from its chart (about 3 % reading error). */
public final class TalkLatencies {

    private TalkLatencies() {}

    /** In ms, as it stands in the file; empty where the talk measured nothing. */
    public static Optional<String> of(String language, int memoryMb) {
        String wanted = "warm_latency,ms," + language + "," + memoryMb + ",";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                TalkLatencies.class.getResourceAsStream("/published/first-study.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> line.startsWith(wanted)).map(line -> line.substring(wanted.length()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
