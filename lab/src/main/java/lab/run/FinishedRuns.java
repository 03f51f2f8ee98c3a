package lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.run.folder.Disk;
import lab.run.folder.RunFolder;

/** Finds the run to use when the user does not name one. */
public final class FinishedRuns {

    /**
     * Runs that compare variants; a rehearsal on stage is too short for that, {@code hello} and
     * {@code coldstart-bench} are other functions, and {@code warm-up} follows few environments for long.
     */
    private static final Pattern COMPARISON =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*(?<!-(stage|smoke|hello|coldstart-bench|warm-up))");

    private static final Pattern WARM_UP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*-warm-up");

    /** Name of the committed run that the pages describe. */
    public static final String REFERENCE = "reference";

    private FinishedRuns() {}

    /**
     * The newest run that compares variants and has a summary, else the committed reference run.
     *
     * @param results the folder {@code results}
     */
    public static Path newestOrReference(Path results) {
        return newest(results, COMPARISON).orElse(results.resolve(REFERENCE));
    }

    /** The newest finished run of the profile {@code warm-up}, else the committed one; empty if there is neither. */
    public static Optional<Path> warmUp(Path results) {
        return newest(results, WARM_UP).or(() -> committedWarmUp(results));
    }

    /** The committed run of the profile {@code warm-up}, even if there is a newer one; empty if there is none. */
    public static Optional<Path> committedWarmUp(Path results) {
        return Optional.of(results.resolve("warm-up")).filter(FinishedRuns::finished);
    }

    private static Optional<Path> newest(Path results, Pattern name) {
        try (Stream<Path> all = Files.list(results)) {
            return all.filter(run -> name.matcher(run.getFileName().toString()).matches() && finished(run))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw Disk.cannotRead(results, e);
        }
    }

    private static boolean finished(Path run) {
        return Files.exists(run.resolve(RunFolder.SUMMARY));
    }
}
