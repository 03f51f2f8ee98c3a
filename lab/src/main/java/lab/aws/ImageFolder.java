package lab.aws;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import lab.Home;
import lab.toolchain.Built;
import lab.variant.Placeholders;
import lab.variant.Variant;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * What {@code docker build} needs for a variant whose AOT cache is trained in its image: a Dockerfile, the function
 * with AWS's runtime client in {@code function/}, and in {@code training/} the code that calls the function while the
 * image is built.
 *
 * @param variant its name
 * @param folder  the build context
 */
public record ImageFolder(String variant, Path folder) {

    private static final String SOURCES = "java-image", PRIMING = "java-priming/src/main/java/race";
    private static final String FUNCTION = "function", TRAINING = "training", RUNTIME = "runtime";
    private static final String LIBRARY = "libaws-lambda-jni.so", CLIENT = "aws-lambda-java-runtime-interface-client";
    /** Set by the training, which makes the cache; else the JVM starts only with the cache. */
    private static final String CACHE = "java ${AOT:--XX:AOTMode=on -XX:AOTCache=function.aot} ";

    /**
     * Writes the folder for one variant.
     *
     * @param built   of {@link Variant#inImage}
     * @param machine the image's processor, {@code x86_64} or {@code aarch64}
     */
    static ImageFolder write(Home home, Variant variant, Built built, String machine, Path folder) {
        Path context = folder.resolve(variant.name());
        Path sources = home.lambdas().resolve(SOURCES);
        try {
            Folders.delete(context);
            Path function = Files.createDirectories(context.resolve(FUNCTION));
            for (String part : List.of(variant.build().artifact(), RUNTIME))
                Folders.copyAll(built.folder().resolve(part), Files.createDirectory(function.resolve(part)));
            library(function.resolve(RUNTIME), machine);
            script(sources.resolve("start"), function.resolve("start"), Map.of("command", command(built)));
            Path training = Files.createDirectory(context.resolve(TRAINING));
            script(sources.resolve("train"), training.resolve("train"), Map.of());
            compile(home, function, training);
            script(sources.resolve("Dockerfile"), context.resolve("Dockerfile"),
                    Map.of("variables", variables(variant), "handler", variant.aws().orElseThrow().handler(), "calls",
                            "" + variant.build().training().orElseThrow().calls()));
            return new ImageFolder(variant.name(), context);
        } catch (IOException e) {
            throw new Problem("Can't write the image for " + variant.name() + ": " + e.getMessage() + ".",
                    "Check the free disk space and the permissions of " + folder + ".", e);
        }
    }

    /**
     * The command that builds the image from {@link #folder}. Lambda takes no image with an attestation. Source: AWS
     * Lambda Developer Guide, "Deploy Java Lambda functions with container images".
     */
    public String build(String architecture) {
        return "docker buildx build --platform linux/%s --provenance=false --tag %s \"%s\"".formatted(
                architecture.equals("arm64") ? "arm64" : "amd64", tag(), folder);
    }

    public String tag() {
        return "lambda-race-" + variant;
    }

    /** In place of a variable of the shell, which looks like a placeholder of ours. */
    private static final String HEAP = "@heap@";

    /** How the function starts in the image; the memory size is known there only. */
    private static String command(Built built) {
        String start = built.variant().start().command().strip().replace("${heap-kb}", HEAP)
                .replace("${here}", "$LAMBDA_TASK_ROOT");
        String withJars = new Placeholders(built.folder(), 0).fill(start).replace(built.folder() + "/", "")
                .replace(HEAP, "${heap_kb}");
        return withJars.replaceFirst("^java ", Matcher.quoteReplacement(CACHE)) + " \"$@\"";
    }

    private static void script(Path from, Path to, Map<String, String> values) throws IOException {
        String text = Files.readString(from);
        for (Map.Entry<String, String> each : values.entrySet())
            text = text.replace("${" + each.getKey() + "}", each.getValue());
        Files.writeString(to, text);
        if (Files.isExecutable(from)) to.toFile().setExecutable(true, false);
    }

    /** The function's variables, which training and function both get. */
    private static String variables(Variant variant) {
        return variant.start().env().entrySet().stream()
                .map(each -> "ENV " + each.getKey() + "=\"" + each.getValue().replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining("\n"));
    }

    /** The client's library for the processor of the image, which this machine's may not be. */
    private static void library(Path runtime, String machine) throws IOException {
        Path client = jars(runtime).stream().filter(jar -> jar.getFileName().toString().startsWith(CLIENT)).findFirst()
                .orElseThrow(() -> new IOException("there is no " + CLIENT + " in " + runtime));
        try (FileSystem jar = FileSystems.newFileSystem(client)) {
            Files.copy(
                    jar.getPath("jni",
                            "libaws-lambda-jni.linux-%s.so".formatted(machine.replace("aarch64", "aarch_64"))),
                    runtime.resolve(LIBRARY), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The image has no compiler. */
    private static void compile(Home home, Path function, Path training) throws IOException {
        List<Path> classes = new ArrayList<>();
        for (String part : List.of("artifact", "artifact/lib", RUNTIME)) classes.addAll(jars(function.resolve(part)));
        String classPath = classes.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = new ArrayList<>(List.of("--release", "25", "-proc:none", "-implicit:none", "-d",
                training.toString(), "-cp", classPath));
        Path race = home.lambdas().resolve(SOURCES).resolve("src/main/java/race");
        for (Path source : List.of(race.resolve("Training.java"),
                home.lambdas().resolve(PRIMING).resolve("Priming.java"),
                home.lambdas().resolve(PRIMING).resolve("PretendStores.java")))
            arguments.add(source.toString());
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0)
            throw new IOException("the training can't be compiled");
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
