package lab.fidelity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Pattern;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Place;
import lab.run.record.RunRecord;

/** A run on AWS without anything that names an account, a stack, a folder or a person. */
final class Shared {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Options of a command whose value is a name of the user's. */
    private static final Pattern NAMES =
            Pattern.compile("\\s--(stack|out|resume|aws-profile)[= ]\\s*(\"[^\"]*\"|\\S+)");

    private Shared() {}

    /** Conditions and summary: what a comparison reads. Invocations, logs and k6's samples stay behind. */
    static void write(Run run, Place.Aws place, Path folder) throws IOException {
        RunRecord record = run.record();
        Place anonymous = new Place.Aws(place.region(), place.machine(), place.limits(),
                new Place.Cloud("", "", place.cloud() == null ? null : place.cloud().architecture(), ""));
        RunRecord shared = new RunRecord(record.format(), record.created(),
                NAMES.matcher(record.command()).replaceAll(""), anonymous, record.versions(), record.git(),
                record.variants(), record.skipped(), record.plan(), Map.of(), Map.of());
        JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(RunFolder.RUN).toFile(), shared);
        Files.copy(run.folder().resolve(RunFolder.SUMMARY), folder.resolve(RunFolder.SUMMARY),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
