package lab.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.toolchain.FolderLock;
import lab.toolchain.Shell;
import locallambda.system.Folders;

/**
 * AWS's own SpotBugs rules for SnapStart, in a process of their own. Maven downloads them once, into the cache. They
 * look for values that a handler's initialization draws at random.
 */
final class AwsRules {

    private static final String POM = "tools/snapstart-rules/pom.xml", RULES = "rules", TYPE = "SNAP_START";

    private AwsRules() {}

    /**
     * Their findings, one sentence each. If they find nothing or cannot run, one sentence says so.
     *
     * @param jars    of the function, its own first
     * @param handler its class; if it is in the first jar, only classes of its package and below are looked at
     * @param scratch for the log
     */
    static List<String> of(Home home, List<Path> jars, String handler, Path scratch) throws IOException {
        Path log = scratch.resolve("snapstart-rules.log");
        Path tool = home.cache().resolve("snapstart-rules-0.2.1");
        try (FolderLock lock = FolderLock.of(tool)) {
            if (!Files.isDirectory(tool) && !install(home, tool, log))
                return List.of("AWS's SpotBugs rules for SnapStart couldn't be downloaded, so they didn't run.");
        }
        Path rules;
        try (Stream<Path> all = Files.list(tool.resolve(RULES))) {
            rules = all.findFirst().orElseThrow();
        }
        // A framework's handler lies in another jar than the user's classes, and a shaded jar has other people's, too.
        String only = !Hooked.has(jars.subList(0, 1), handler.replace('.', '/') + ".class") ? ""
                : " -onlyAnalyze '" + (handler.contains(".") ? handler.replaceFirst("\\.[^.]*$", ".-") : handler) + "'";
        Shell.Result result = Shell.run(("java -cp '%s/*' edu.umd.cs.findbugs.FindBugs2 -low -pluginList '%s'%s "
                + "-auxclasspath '%s' '%s' 2>/dev/null").formatted(tool, rules, only,
                        jars.stream().skip(1).map(Path::toString).collect(Collectors.joining(":")), jars.getFirst()),
                scratch);
        List<String> found = result.output().lines().filter(line -> line.contains(TYPE))
                .map(line -> line.replaceFirst("^.*" + TYPE + ": ", "").replaceAll(" +", " ").strip()).toList();
        if (result.exitCode() != 0)
            return List.of("AWS's SpotBugs rules for SnapStart didn't run (exit code " + result.exitCode() + ").");
        return found.isEmpty() ? List.of("AWS's SpotBugs rules for SnapStart found nothing.")
                : found.stream().map(line -> "AWS's rules: " + line).toList();
    }

    private static boolean install(Home home, Path tool, Path log) throws IOException {
        Path staging = tool.resolveSibling(tool.getFileName() + ".staging");
        try {
            Folders.delete(staging);
            Files.createDirectories(staging.resolve(RULES));
            Files.copy(home.lambdas().resolve(POM), staging.resolve("pom.xml"));
            String copy = "mvn -q -B dependency:copy-dependencies -DoutputDirectory=.";
            if (Shell.run(copy + " && mv aws-lambda-snapstart-java-rules-*.jar " + RULES, staging, Map.of(), log) != 0)
                return false;
            Files.move(staging, tool);
            return true;
        } finally {
            Folders.delete(staging);
        }
    }
}
