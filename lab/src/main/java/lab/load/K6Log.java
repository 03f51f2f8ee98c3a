package lab.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * k6's log. Failed requests are warnings. Faults of the script, the disk or k6 itself are errors, even if k6 ends with
 * exit code 0.
 */
final class K6Log {

    private static final Pattern ERROR =
            Pattern.compile("level=(?:error|fatal) msg=\"((?:[^\"\\\\]|\\\\.)*)\"|level=(?:error|fatal) msg=(\\S+)");

    private K6Log() {}

    /** The messages of up to three different errors, one line each. */
    static List<String> faults(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(ERROR::matcher).filter(Matcher::find).map(K6Log::message).distinct().limit(3).toList();
        }
    }

    /** The first line in another form: a crash of k6's runtime, or a message of the shell that starts k6. */
    static Optional<String> unformatted(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank() && !line.contains("level=")).map(String::strip).findFirst();
        }
    }

    private static String message(Matcher matcher) {
        String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return quoted.replace("\\n", "\n").replace("\\t", " ").replace("\\\"", "\"").lines().findFirst().orElse("")
                .strip();
    }
}
