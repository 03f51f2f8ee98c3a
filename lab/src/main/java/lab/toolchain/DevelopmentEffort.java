package lab.toolchain;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import locallambda.system.Problem;

/**
 * What it takes to develop a variant, found out while it was built.
 *
 * @param lines                  source lines that are not blank, tests left out
 * @param directDependencies     libraries that the sources name
 * @param transitiveDependencies libraries that those bring along
 * @param cleanBuildMs           the build's commands in an empty folder, libraries downloaded if they were not here
 *                               yet; null if an earlier build had left compiled libraries in a kept folder: then none
 *                               was timed
 * @param rebuildMs              the same commands again after one file was edited
 * @param buildPeakMb            the most memory that the build's processes had at one time, MB
 */
public record DevelopmentEffort(long lines, long directDependencies, long transitiveDependencies, Long cleanBuildMs,
        long rebuildMs, long buildPeakMb) {

    /** Lines that are not blank in the files that match one of the patterns, e.g. {@code src/**.rs}. */
    static long sourceLines(Path folder, List<String> patterns) throws IOException {
        List<PathMatcher> matchers =
                patterns.stream().map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern)).toList();
        long lines = 0;
        for (Path file : ContentHash.files(folder))
            if (matchers.stream().anyMatch(matcher -> matcher.matches(folder.relativize(file))))
                lines += Files.readAllLines(file).stream().filter(line -> !line.isBlank()).count();
        return lines;
    }

    /** How many lines a command prints that are not blank. */
    static long countLines(String command, Path folder, Path log) throws IOException {
        Path counted = folder.resolve(".counted");
        int exit = Shell.run("( " + command + " ) > .counted", folder, Map.of(), log);
        if (exit != 0)
            throw new Problem("\"" + command + "\" ended with exit code " + exit + ".",
                    "This command counts the variant's dependencies. Read its output in " + log + ".");
        return Files.readAllLines(counted).stream().filter(line -> !line.isBlank()).count();
    }
}
