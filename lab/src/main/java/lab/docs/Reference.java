package lab.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * The runs that are committed in {@code results}: summaries small enough for git. README's pictures and the tables in
 * docs/ are made from them.
 */
public final class Reference {

    /** What the report is drawn from; k6's raw samples stay with the run they were taken from. */
    private static final List<String> KEPT = List.of(
            RunFolder.RUN, RunFolder.SUMMARY, RunFolder.RECONCILE, RunFolder.CELL, RunFolder.REPORTS,
            RunFolder.COMPRESSED_REPORTS);

    private Reference() {}

    /**
     * Replaces a committed run with a copy of {@code run}. The copy is complete before the old run is deleted.
     *
     * @param run     a finished run
     * @param results the folder {@code results}
     * @param name    of the committed one, e.g. {@code reference}
     * @return the folder of the committed run, without report and charts, which are drawn from it
     * @throws Problem if the run is not finished, or the folder cannot be written
     */
    public static Path replaceBy(Path run, Path results, String name) {
        Path reference = results.resolve(name);
        if (run.toAbsolutePath().normalize().equals(reference.toAbsolutePath().normalize())) return reference;
        if (!Files.exists(run.resolve(RunFolder.SUMMARY)))
            throw new Problem("The run " + run + " isn't finished, so it can't become " + name + ".",
                    "Finish it first: ./jbang race --resume " + run);
        try {
            Path copy = reference.resolveSibling("." + reference.getFileName() + "-unfinished");
            Folders.delete(copy);
            Folders.copy(run, Files.createDirectories(copy), files(run));
            for (Path file : files(copy))
                if (file.endsWith(RunFolder.REPORTS)) InvocationLines.compress(file.getParent());
            Folders.delete(reference);
            Files.move(copy, reference);
            return reference;
        } catch (IOException e) {
            throw new Problem("The run " + name + " can't be replaced: " + e.getMessage() + ".",
                    "Free some disk space, or check the permissions of " + results + ".", e);
        }
    }

    /** What a committed run consists of; all other files in its folder are drawn from it. */
    static List<Path> files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(each -> KEPT.contains(each.getFileName().toString())
                    && !each.startsWith(run.resolve(RunFolder.VISITS))).sorted().toList();
        }
    }
}
