package lab.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import lab.Home;
import lab.explain.Proof.Way;
import lab.measure.Archive;
import lab.platform.LocalPlatform;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/**
 * A function with SnapStart that is primed without a change to its files. A wrapper around its handler registers the
 * hook that {@link Priming} wrote, or calls the handler before the snapshot.
 *
 * @param jar    the wrapper, the hook, and {@code classes.txt}
 * @param events a folder with the event of the call before the snapshot
 */
record Hooked(Subject subject, Path jar, String hook, Path events) {

    private static final String WRAPPER = "race.PrimedByEvents";
    private static final String CRAC = "org.crac";

    /** @param folder that functions can read */
    static Hooked of(Home home, Subject subject, Priming advice, Path folder) throws IOException {
        advice.write(folder);
        List<Path> jars = jars(subject.built().folder());
        Path hook = folder.resolve("ClassPreload.java"), jar = folder.resolve("hooked.jar");
        // The same interfaces under the name that the runtime client has for them, where the user has no org.crac.
        if (!has(jars, "org/crac/Core.class"))
            Files.writeString(hook, Files.readString(hook).replace("import " + CRAC,
                    "import com.amazonaws.services.lambda.crac"));
        if (!Archive.compile(List.of(home.lambdas().resolve("event-priming/PrimedByEvents.java"), hook), jars,
                Map.of("classes.txt", Files.readString(folder.resolve("classes.txt"))), jar))
            throw new Problem("The hook for " + subject.name() + " can't be compiled.",
                    "Check " + hook + " for errors.");
        Path events = Files.createDirectory(folder.resolve("events"));
        Files.writeString(events.resolve("000.json"), subject.event());
        return new Hooked(subject, jar, advice.type("ClassPreload"), events);
    }

    String name(Way way) {
        return subject.name() + "-" + way.name().toLowerCase(Locale.ROOT);
    }

    String event() {
        return subject.event();
    }

    FunctionConfig config(Way way, LocalPlatform platform, int memoryMb) {
        String command = subject.built().variant().start().command();
        if (way == Way.UNPRIMED) return subject.startedBy(name(way), command).config(platform, memoryMb);
        String wrapped = command.replaceFirst("-cp \"([^\"]*)\"", Matcher.quoteReplacement("-cp \"") + "$1:"
                + Matcher.quoteReplacement(jar + "\""))
                .replaceFirst("\\S+\\s*$", WRAPPER);
        FunctionConfig config = subject.startedBy(name(way), wrapped).config(platform, memoryMb);
        Map<String, String> environment = new HashMap<>(config.environment());
        if (way == Way.CLASSES) environment.put("RACE_HOOK", hook);
        else environment.put("RACE_PRIMING", events.toString());
        return config.withEnvironment(environment);
    }

    /** All jars below a folder, the function's own first. */
    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing((Path file) -> !file.endsWith(Owners.FUNCTION))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    static boolean has(List<Path> jars, String entry) throws IOException {
        for (Path each : jars)
            try (JarFile jar = new JarFile(each.toFile())) {
                if (jar.getEntry(entry) != null) return true;
            }
        return false;
    }
}
