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
 * The effort of developing a variant, measured during its build.
 *
 * @param lines                  source lines that are not blank, tests left out
 * @param directDependencies     libraries that the sources name
 * @param transitiveDependencies libraries that the direct ones depend on
 * @param cleanBuildMs           time of the build's commands in an empty folder, including the download of missing
 *                               libraries; null if no such build was timed, because an earlier build had left compiled
 *                               libraries in a kept folder
 * @param rebuildMs              time of the same commands after one file was edited
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
