package lab.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.toolchain.ZipSize;
import lab.variant.Build;
import lab.variant.Variant;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * The ways to run a user's function, ready to be deployed. All share one folder: {@code artifact} with the function,
 * {@code runtime} with Lambda's runtime client, {@code priming} with the events, {@code native} with the executable.
 */
final class Ways {

    static final String ARTIFACT = "artifact", RUNTIME = "runtime", PRIMING = "priming", EXECUTABLE = "native";
    private static final String CACHE_FILE = "function.aot";
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String PRIMED_HANDLER = "race.PrimedByEvents";
    /** The smallest variant with Lambda's runtime client for Java. */
    private static final String WITH_CLIENT = "hello-java";

    private final Path folder;
    private final Intake function;
    private final String handler;
    private final String tool;
    private final Seclusion seclusion;
    private Map<String, String> nativeVersions = Map.of();

    /** @param tool the user's {@code JAVA_TOOL_OPTIONS}, empty for none */
    Ways(Path folder, Intake function, String handler, String tool, Seclusion seclusion) {
        this.folder = folder;
        this.function = function;
        this.handler = handler;
        this.tool = tool;
        this.seclusion = seclusion;
    }

    /**
     * Puts the runtime client, the priming wrapper and the events into the folder.
     *
     * @param older SDKs of the function that need help to find the local services
     */
    void prepare(Home home, Events events, List<OlderSdk> older, lab.toolchain.BuildListener builds) {
        Path client = Participants.of(home, List.of(WITH_CLIENT), builds).builds().get(WITH_CLIENT).folder()
                .resolve(RUNTIME);
        Path runtime = folder.resolve(RUNTIME), priming = folder.resolve(PRIMING);
        try {
            Folders.copyAll(client, Files.createDirectories(runtime));
            Files.createDirectories(priming);
            for (int i = 0; i < events.all().size(); i++)
                Files.writeString(priming.resolve("%03d.json".formatted(i)), events.all().get(i).json());
            compileWrapper(home.lambdas().resolve("event-priming/PrimedByEvents.java"), runtime);
            for (OlderSdk sdk : older) sdk.help(home.lambdas().resolve("older-sdks"), function.jars(), runtime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Builds the executable of {@link Way#NATIVE}.
     *
     * @param own the function's own classes, by name
     * @throws Problem with GraalVM's reason if it can't be built
     */
    void makeExecutable(NativeImage image, List<String> own) throws IOException {
        Path sources = Files.createDirectories(folder.resolveSibling("executable"));
        nativeVersions = image.build(function, own, folder.resolve(RUNTIME), sources, folder.resolve(EXECUTABLE));
    }

    /** Into a jar, because an AOT cache would not take a folder. */
    private static void compileWrapper(Path source, Path runtime) throws IOException {
        if (!Archive.compile(List.of(source), jars(runtime).toList(), Map.of(), runtime.resolve("wrapper.jar")))
            throw new Problem(source.getFileName() + " can't be compiled.", "Restore this file with git.");
    }

    private static Stream<Path> jars(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        }
    }

    /**
     * The function in the layout of a zip for Lambda: all jars in {@code lib}. The zip includes the files for priming
     * and the runtime client's jars, in case the managed runtime hides its own client from functions.
     */
    void forAws(Way way, Path to) throws IOException {
        Path lib = to.resolve(Intake.LIB);
        Folders.copyAll(function.folder(), Files.createDirectories(to));
        Files.createDirectories(lib);
        Files.move(to.resolve(Intake.FUNCTION), lib.resolve(Intake.FUNCTION));
        if (way != Way.SNAPSTART_PRIMED) return;
        for (Path jar : jars(folder.resolve(RUNTIME)).toList())
            if (!OlderSdk.isHelp(jar)) Files.copy(jar, lib.resolve("priming-" + jar.getFileName()));
        Folders.copyAll(folder.resolve(PRIMING), Files.createDirectories(to.resolve(PRIMING)));
    }

    Built built(Way way) {
        Map<String, String> variables = new LinkedHashMap<>(seclusion.variables());
        if (way == Way.SNAPSTART_PRIMED) variables.put("RACE_PRIMING", "${here}/" + PRIMING);
        boolean executable = way == Way.NATIVE;
        if (executable) variables.put("LD_LIBRARY_PATH", "${here}/" + EXECUTABLE);
        List<String> needs = executable ? NativeImage.NEEDS : way.snapStart() ? List.of("criu") : List.of();
        Build build = new Build(needs, Map.of(), List.of(), 0, executable ? EXECUTABLE : ARTIFACT,
                executable ? Optional.empty() : Optional.of(RUNTIME), Optional.empty(), Optional.empty());
        Variant.Aws aws = new Variant.Aws(executable ? "provided.al2023" : "java25", handler, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        String command = command(way, way == Way.AOT ? aotCache("-XX:AOTMode=on -XX:AOTCache=") : "");
        Variant variant = way.variant(build, new Variant.Start(command, Map.of(), variables, way.snapStart()),
                Optional.of(aws));
        return new Built(variant, folder, executable ? executableBytes() : bytes(), 0, 0,
                executable ? nativeVersions : Map.of(), Optional.empty());
    }

    /** The same function in the run that records the AOT cache. */
    Built training() {
        return built(Way.AOT).startedBy(command(Way.AOT, aotCache("-XX:AOTCacheOutput=")));
    }

    /** The file that the training run writes. */
    Path cacheFile() {
        return folder.resolve(ARTIFACT).resolve(CACHE_FILE);
    }

    private static String aotCache(String option) {
        int file = option.lastIndexOf('-');
        return option.substring(0, file) + "\"" + option.substring(file) + "${here}/" + ARTIFACT + "/" + CACHE_FILE
                + "\"";
    }

    private String command(Way way, String first) {
        if (way == Way.NATIVE)
            return EXECUTABLE + "/" + NativeImage.EXECUTABLE + " -Xmx${heap-kb}k " + seclusion.jvmOptions();
        return String.join(" ", "java", first, JvmOptions.of(way, tool), "--enable-native-access=ALL-UNNAMED",
                "\"-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=${here}/" + RUNTIME
                        + "/libaws-lambda-jni.so\"",
                seclusion.jvmOptions(), "-cp", "\"" + classPath() + "\"", CLIENT,
                way == Way.SNAPSTART_PRIMED ? PRIMED_HANDLER : handler);
    }

    private String classPath() {
        try {
            return Stream.concat(function.jars().stream(), jars(folder.resolve(RUNTIME)))
                    .map(jar -> folder.relativize(jar).toString()).collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 before it is built. */
    private long executableBytes() {
        try {
            Path made = folder.resolve(EXECUTABLE);
            return Files.isDirectory(made) ? ZipSize.of(made) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one uploads: jars are compressed already. */
    private long bytes() {
        return function.jars().stream().mapToLong(jar -> jar.toFile().length()).sum();
    }
}
