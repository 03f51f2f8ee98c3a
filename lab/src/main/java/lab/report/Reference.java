package lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import lab.Folders;
import lab.Problem;

/** The one run that is committed, {@code results/reference}: a summary small enough for git, from which README's pictures come. */
public final class Reference {

    /** What the report is drawn from; k6's raw samples stay with the run they were taken from. */
    private static final List<String> KEPT = List.of("run.json", "summary.csv", "reconcile.json", "cell.json", "reports.ndjson");

    private Reference() {}

    /**
     * Replaces the reference by a run.
     *
     * @param run     a finished run
     * @param results the folder {@code results}
     * @return the reference, without report and charts, which are drawn from it
     */
    public static Path replaceBy(Path run, Path results) {
        Path reference = results.resolve("reference");
        if (run.toAbsolutePath().normalize().equals(reference.toAbsolutePath().normalize())) return reference;
        try {
            Folders.delete(reference);
            try (Stream<Path> files = Files.walk(run)) {
                for (Path file : files.filter(each -> KEPT.contains(each.getFileName().toString())).filter(each -> !each.startsWith(run.resolve("visits"))).toList()) {
                    Path copy = reference.resolve(run.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return reference;
        } catch (IOException e) {
            throw new Problem("The reference cannot be replaced: " + e.getMessage() + ".", "Check the permissions of " + results + "; git restores the old one.", e);
        }
    }
}
