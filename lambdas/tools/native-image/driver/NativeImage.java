import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command {@code native-image}: turns its options into those of the image builder, and starts the builder on the
 * JDK that this runs on. It knows the options that Maven's plugin and the metadata of libraries use, and names each one
 * that it ignores.
 */
final class NativeImage {

    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Path PLACE = JDK.getParent();
    /** Modules of the builder that reach into the JDK. */
    private static final String BUILDER = "jdk.graal.compiler,org.graalvm.nativeimage.builder,"
            + "org.graalvm.nativeimage.base,org.graalvm.nativeimage.pointsto,org.graalvm.nativeimage.objectfile,"
            + "org.graalvm.nativeimage.configure,org.graalvm.nativeimage,org.graalvm.nativeimage.libgraal,"
            + "org.graalvm.truffle.compiler,org.graalvm.espresso.shared.svm";
    /** Modules of the JDK that they reach into. */
    private static final List<String> REACHED = List.of("java.base", "jdk.internal.vm.ci", "jdk.jfr",
            "java.management", "jdk.management", "jdk.sctp", "java.xml.crypto", "jdk.unsupported", "java.desktop",
            "java.net.http", "jdk.httpserver", "jdk.management.agent", "jdk.management.jfr", "java.instrument",
            "java.scripting", "java.security.sasl", "java.smartcardio", "java.logging");

    private String classPath = System.getenv().getOrDefault("CLASSPATH", ".");
    private String mainClass;
    private String output;
    private final List<String> forBuilder = new ArrayList<>();
    private final List<String> forItsJvm = new ArrayList<>();
    private final Metadata metadata = new Metadata();

    public static void main(String... arguments) throws IOException, InterruptedException {
        NativeImage image = new NativeImage();
        image.read(expand(arguments));
        System.exit(image.build());
    }

    /** Options of the command, and those in the metadata of libraries. */
    private void read(List<String> arguments) throws IOException {
        for (int i = 0; i < arguments.size(); i++) {
            String each = arguments.get(i);
            switch (each) {
                case "-cp", "-classpath", "--class-path" -> classPath = arguments.get(++i);
                case "-o" -> output = arguments.get(++i);
                case "-jar" -> jar(arguments.get(++i));
                case "--exclude-config" -> metadata.exclude(arguments.get(++i), arguments.get(++i));
                case "--shared" -> forBuilder.add("-H:+SharedLibrary");
                default -> {
                    if (each.startsWith("-")) option(each);
                    else if (mainClass == null) mainClass = each;
                    else output = each;
                }
            }
        }
        classPath = Arrays.stream(classPath.split(File.pathSeparator)).filter(each -> !each.isEmpty())
                .map(each -> Path.of(each).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
        for (String each : metadata.options(classPath)) option(each);
    }

    private void jar(String file) throws IOException {
        classPath = file;
        try (JarFile jar = new JarFile(file)) {
            mainClass = jar.getManifest().getMainAttributes().getValue("Main-Class");
        }
    }

    private void option(String option) {
        String name = option.replaceFirst("=.*", "");
        String value = option.substring(Math.min(option.length(), name.length() + 1));
        switch (name) {
            case "--initialize-at-build-time" -> initialize(value, "build_time");
            case "--initialize-at-run-time" -> initialize(value, "run_time");
            case "--enable-url-protocols" -> forBuilder.add("-H:EnableURLProtocols=" + value);
            case "--features" -> forBuilder.add("-H:Features=" + value);
            case "--install-exit-handlers" -> forBuilder.add("-H:+InstallExitHandlers");
            // what the builder does anyway by now
            case "--no-fallback", "--verbose", "-g", "--allow-incomplete-classpath",
                    "--report-unsupported-elements-at-runtime" -> {}
            default -> other(option);
        }
    }

    private void initialize(String classes, String when) {
        forBuilder.add("-H:ClassInitialization="
                + Arrays.stream(classes.split(",")).map(each -> each + ":" + when).collect(Collectors.joining(",")));
    }

    private void other(String option) {
        if (option.startsWith("-H:") || option.startsWith("-R:")) forBuilder.add(option);
        else if (option.startsWith("-O")) forBuilder.add("-H:Optimize=" + option.substring(2));
        else if (option.startsWith("-J")) forItsJvm.add(option.substring(2));
        else if (option.startsWith("-D")) forItsJvm.add(option);
        else System.err.println("native-image: ignored the option " + option);
    }

    private int build() throws IOException, InterruptedException {
        Path jvmFile = Files.createTempFile("native-image-", ".args");
        Path builderFile = Files.createTempFile("native-image-", ".args");
        try {
            Files.write(jvmFile, jvmArguments().stream()
                    .map(each -> '"' + each.replace("\\", "\\\\").replace("\"", "\\\"") + '"').toList());
            Files.writeString(builderFile, String.join("\0", builderArguments()));
            ProcessBuilder builder = new ProcessBuilder(JDK.resolve("bin/java").toString(), "@" + jvmFile,
                    "--image-args-file=" + builderFile).inheritIO();
            // options of a JVM in the environment are not meant for this one
            builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
            builder.environment().put("JVMCI_VERSION_CHECK", "ignore"); // this JDK's compiler interface is not
                                                                        // GraalVM's
            return builder.start().waitFor();
        } finally {
            Files.delete(jvmFile);
            Files.delete(builderFile);
        }
    }

    private List<String> jvmArguments() throws IOException {
        List<String> all = new ArrayList<>(List.of(
                // the compiler is a library for the builder here, not this JVM's own
                "-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI", "-XX:-UseJVMCICompiler",
                "-DJVMCI_VERSION_CHECK=ignore", "-Dsubstratevm.IgnoreGraalVersionCheck=true",
                "-XX:+UseParallelGC", "-Xss10m", "-Xms1g", "-Xmx" + heapMb() + "m", "-Xshare:off",
                // classes that the build loads look the same each time, and lambdas run nothing early
                "-Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader",
                "-Djdk.internal.lambda.disableEagerInitialization=true",
                "-Djdk.internal.lambda.eagerlyInitialize=false",
                "-Djava.lang.invoke.InnerClassLambdaMetafactory.initializeLambdas=false",
                "-Djava.lang.invoke.MethodHandle.DONT_INLINE_THRESHOLD=-1",
                "-Djava.lang.invoke.MethodHandle.PROFILE_GWT=false",
                "-Djdk.reflect.useOldSerializableConstructor=true",
                // what libraries ask in order to know that they are being built into an image
                "-Dorg.graalvm.nativeimage.imagecode=buildtime", "-Dcom.oracle.graalvm.isaot=true",
                "-Dsubstratevm.HostLibC=glibc", "-Djava.awt.headless=true",
                // there are no other languages here
                "-Dtruffle.TrustAllTruffleRuntimeProviders=true",
                "-Dtruffle.TruffleRuntime=com.oracle.truffle.api.impl.DefaultTruffleRuntime",
                "-Dgraalvm.ForcePolyglotInvalid=true", "-Dgraalvm.locatorDisabled=true",
                "-Dorg.graalvm.version=" + version(), "-Dorg.graalvm.vendor=Maven Central",
                "-Dorg.graalvm.vendorurl=none", "-Dorg.graalvm.vendorversion=assembled from its parts"));
        all.addAll(List.of("--enable-native-access=org.graalvm.nativeimage.builder", "--add-modules=ALL-DEFAULT",
                "-Dsvm.modulesupport.addedModules=ALL-DEFAULT"));
        packages().forEach(each -> all.add("--add-exports=" + each + "=" + BUILDER));
        all.addAll(List.of("--upgrade-module-path", jars("compiler-"), "--module-path", jars("")));
        all.addAll(forItsJvm);
        all.addAll(List.of("--module",
                "org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner",
                // the builder ends once this file is gone, which is when this process is
                "-keepalive", "/proc/" + ProcessHandle.current().pid() + "/comm"));
        return all;
    }

    private List<String> builderArguments() {
        if (mainClass == null) throw new IllegalArgumentException("native-image: no main class was named");
        Path file = Path.of(output == null ? mainClass.toLowerCase() : output).toAbsolutePath();
        List<String> all = new ArrayList<>(List.of("-imagecp", classPath, "-H:+UnlockExperimentalVMOptions",
                "-H:CLibraryPath=" + PLACE.resolve("clib"),
                // the JDK's libraries, which a GraalVM would link statically
                "-H:NativeLinkerOption=-Wl,-rpath," + PLACE.resolve("so"),
                "-H:Path=" + file.getParent(), "-H:Name=" + file.getFileName(), "-H:Class=" + mainClass,
                "-H:ImageBuildID=" + UUID.randomUUID(), "-H:FallbackThreshold=0"));
        all.addAll(forBuilder);
        return all;
    }

    /** Four fifths of the memory that is available, as far as a build can use it. */
    private static long heapMb() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            long available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(6144);
            return Math.clamp(available * 4 / 5, 2048, 6144);
        }
    }

    private static String version() throws IOException {
        return Files.readString(PLACE.resolve("version")).strip();
    }

    /** Every package of the JDK's modules that the builder reaches into, as {@code --add-exports} wants it. */
    private static Stream<String> packages() {
        return REACHED.stream().flatMap(name -> ModuleFinder.ofSystem().find(name).stream())
                .flatMap(module -> module.descriptor().packages().stream()
                        .map(each -> module.descriptor().name() + "/" + each))
                .sorted();
    }

    /** The compiler replaces a module of the JDK; all other parts are added to it. */
    private static String jars(String only) throws IOException {
        try (Stream<Path> all = Files.list(PLACE.resolve("parts"))) {
            return all.filter(each -> each.toString().endsWith(".jar"))
                    .filter(each -> each.getFileName().toString().startsWith("compiler-") != only.isEmpty())
                    .map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Puts the words of a file in the place of {@code @FILE}. */
    private static List<String> expand(String[] arguments) throws IOException {
        List<String> all = new ArrayList<>();
        for (String each : arguments)
            if (each.startsWith("@") && Files.isRegularFile(Path.of(each.substring(1))))
                all.addAll(words(Files.readString(Path.of(each.substring(1)))));
            else all.add(each);
        return all;
    }

    /** As a shell splits them: by white space outside of quotes; a backslash takes the next character as it is. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(each)) {
                if (word != null) words.add(word.toString());
                word = null;
                continue;
            }
            if (word == null) word = new StringBuilder();
            if (each == '\\' && quote != '\'' && i + 1 < text.length()) word.append(text.charAt(++i));
            else if (each == quote) quote = 0;
            else if (quote == 0 && (each == '"' || each == '\'')) quote = each;
            else word.append(each);
        }
        if (word != null) words.add(word.toString());
        return words;
    }
}
