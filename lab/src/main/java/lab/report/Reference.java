package lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import lab.Folders;
import lab.Problem;

/** The runs that are committed in {@code results}: summaries small enough for git, from which README's pictures and the tables in docs/ come. */
public final class Reference {

    /** What the report is drawn from; k6's raw samples stay with the run they were taken from. */
    private static final List<String> KEPT = List.of("run.json", "summary.csv", "reconcile.json", "cell.json", "reports.ndjson");

    private Reference() {}

    /**
     * Replaces a committed run.
     *
     * @param run     a finished run
     * @param results the folder {@code results}
     * @param name    of the committed one, e.g. {@code reference}
     * @return the committed one, without report and charts, which are drawn from it
     */
    public static Path replaceBy(Path run, Path results, String name) {
        Path reference = results.resolve(name);
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
            throw new Problem("The run " + name + " cannot be replaced: " + e.getMessage() + ".", "Check the permissions of " + results + "; git restores the old one.", e);
        }
    }
}
