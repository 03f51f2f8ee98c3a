package lab.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.toolchain.BuildListener;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.Toolchains;
import lab.variant.Build;
import lab.variant.Variant;
import locallambda.system.Folders;
import locallambda.system.Problem;
import org.graalvm.reachability.DirectoryConfiguration;
import org.graalvm.reachability.internal.FileSystemRepository;

/**
 * A user's function as one executable. GraalVM has to know what is called by reflection. It reads this from the
 * metadata in the jars and from the reachability metadata repository. The lab adds metadata for all of the function's
 * own classes.
 */
final class NativeImage {

    static final List<String> NEEDS = List.of("jdk-25", "maven", "c-and-zlib", "graalvm");
    static final String EXECUTABLE = "bootstrap";

    private static final String SUPPORT = "event-native", MAIN = "race.NativeBootstrap";
    private static final String METADATA = "META-INF/native-image/race/own/reachability-metadata.json";
    private static final Pattern LOG = Pattern.compile("The whole log is (\\S+?)\\.(?: |$)");
    private static final Pattern FAULT =
            Pattern.compile("(?m)^(?:Fatal error: |Error: |Caused by: |.*UnsupportedFeatureException: )(.+)$");

    private final Home home;
    private final BuildListener builds;

    NativeImage(Home home, BuildListener builds) {
        this.home = home;
        this.builds = builds;
    }

    /**
     * Builds the executable, or takes it from the cache.
     *
     * @param own     the function's own classes, by name
     * @param client  folder with AWS's runtime client
     * @param sources a new folder for the files that the executable is built from
     * @param to      gets the executable and the client's library
     * @return the versions of the tools
     * @throws Problem with GraalVM's reason if it can't be built
     */
    Map<String, String> build(Intake function, List<String> own, Path client, Path sources, Path to)
            throws IOException {
        Path support = new Builder(home, builds).build(variant(SUPPORT, SUPPORT, List.of("jdk-25", "maven"),
                List.of("mvn -q -B package"))).folder().resolve("artifact");
        Folders.copyAll(function.folder(), Files.createDirectories(sources.resolve("function")));
        Folders.copyAll(client, Files.createDirectories(sources.resolve("client")));
        Files.copy(support.resolve("start.jar"), sources.resolve("start.jar"));
        Path metadata = Files.createDirectories(sources.resolve("metadata"));
        fromRepository(support.resolve("metadata"), coordinates(function), metadata);
        Path file = metadata.resolve(METADATA);
        Files.createDirectories(file.getParent());
        Files.writeString(file, ofOwn(own, function.jars().getFirst()));
        Intake copy = new Intake(function.name(), sources.resolve("function"));
        String classPath = Stream.of(Stream.of(metadata, sources.resolve("start.jar")), copy.jars().stream(),
                jars(sources.resolve("client")).stream()).flatMap(each -> each)
                .map(each -> sources.relativize(each).toString()).collect(Collectors.joining(":"));
        Variant variant = variant("own-native", sources.toString(), NEEDS, List.of(
                "mkdir artifact && cp client/libaws-lambda-jni.so artifact/",
                "\"$GRAALVM_HOME/bin/native-image\" --no-fallback -cp \"" + classPath + "\" -o artifact/" + EXECUTABLE
                        + " " + MAIN));
        Built built = build(variant);
        Folders.copyAll(built.folder().resolve("artifact"), Files.createDirectories(to));
        copyLibraries(variant, to);
        return built.versions();
    }

    /** A native-image that was put together from its parts links the JDK's libraries, which the function can't see. */
    private void copyLibraries(Variant variant, Path to) throws IOException {
        String graalvm = new Toolchains(home.lambdas()).environment(variant).getOrDefault("GRAALVM_HOME", "");
        Path libraries = Path.of(graalvm).resolveSibling("so");
        if (Files.isDirectory(libraries)) Folders.copyAll(libraries, to);
    }

    private Built build(Variant variant) throws IOException {
        try {
            return new Builder(home, builds).build(variant);
        } catch (Problem e) {
            Matcher log = LOG.matcher(e.next());
            if (!log.find()) throw e;
            String text = Files.readString(Path.of(log.group(1)));
            Matcher fault = FAULT.matcher(text);
            throw new Problem("GraalVM couldn't build an executable: " + (fault.find() ? fault.group(1).strip()
                    : text.strip().lines().reduce((first, last) -> last).orElse("its log is empty"))
                    .replaceFirst("\\.$", "") + ".",
                    "The whole log is " + log.group(1) + ".", e);
        }
    }

    /** For the cache of builds; what is in {@code folder} is all that it depends on. */
    private static Variant variant(String name, String folder, List<String> needs, List<String> commands) {
        Build build = new Build(needs, Map.of(), commands, 0, "artifact", Optional.empty(), Optional.empty(),
                Optional.empty());
        return new Variant(name, name, false, Optional.empty(), Variant.Attendance.WHEN_NAMED,
                new Variant.Sources(folder, List.of(), List.of()), build,
                new Variant.Start("", Map.of(), Map.of(), false),
                new Variant.Comparison(Optional.empty(), Optional.empty(), Map.of()), Optional.empty());
    }

    /** What the repository knows of these libraries, each of the version nearest to the function's. */
    private static void fromRepository(Path repository, List<String> coordinates, Path to) throws IOException {
        List<DirectoryConfiguration> found = new ArrayList<>(new FileSystemRepository(repository)
                .findConfigurationsFor(query -> {
                    query.useLatestConfigWhenVersionIsUntested();
                    query.forArtifacts(coordinates);
                }));
        DirectoryConfiguration.copy(found, to);
    }

    /**
     * {@code group:artifact:version} of all libraries whose jars contain these coordinates, including shaded libraries.
     */
    static List<String> coordinates(Intake function) throws IOException {
        List<String> all = new ArrayList<>();
        for (Path jar : function.jars())
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                    if (!entry.getName().matches("META-INF/maven/.+/pom\\.properties")) continue;
                    Properties pom = new Properties();
                    try (InputStream in = file.getInputStream(entry)) {
                        pom.load(in);
                    }
                    all.add(pom.getProperty("groupId") + ":" + pom.getProperty("artifactId") + ":"
                            + pom.getProperty("version"));
                }
            }
        return all.stream().distinct().toList();
    }

    /** Reflection for the function's own classes, and the files that are beside them. */
    private static String ofOwn(List<String> own, Path jar) throws IOException {
        ObjectNode metadata = Events.JSON.createObjectNode();
        ArrayNode reflection = metadata.putArray("reflection"), resources = metadata.putArray("resources");
        for (String type : own)
            reflection.addObject().put("type", type).put("allDeclaredConstructors", true)
                    .put("allDeclaredMethods", true).put("allDeclaredFields", true);
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream().map(JarEntry::getName)
                    .filter(name -> !name.endsWith("/") && !name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .forEach(name -> resources.addObject().put("glob", name));
        }
        return Events.JSON.writeValueAsString(metadata);
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
