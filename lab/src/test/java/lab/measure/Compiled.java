package lab.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import lab.Home;
import lab.toolchain.Participants;

/** Functions that tests compile, as strangers would hand them in. */
public final class Compiled {

    private Compiled() {}

    /** A thin jar from one source file, against Lambda's library and the libraries of these tests. */
    static Path jar(Path source, Path folder, String... options) {
        try {
            Path classes = Files.createTempDirectory(folder, "classes");
            List<String> command = Stream.concat(Stream.of("-d", classes.toString(), "-cp", classPath(),
                    source.toString()), Arrays.stream(options)).toList();
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)) != 0)
                throw new AssertionError(source + " does not compile");
            Path jar = folder.resolve(source.getFileName().toString().replace(".java", ".jar"));
            Archive.pack(classes, jar);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from its text. */
    public static Path jar(String name, String text, Path folder, String... options) throws IOException {
        return jar(Files.writeString(folder.resolve(name + ".java"), text), folder, options);
    }

    /** The SDK's jars with all that they need, beside a thin jar. */
    static void libraries(Path lib) throws IOException {
        libraries(lib, "software/amazon|io/netty|org/reactivestreams|org/apache/httpcomponents|commons-logging"
                + "|commons-codec|org/slf4j");
    }

    /** The same of the SDK for Java 1. */
    static void librariesOfSdk1(Path lib) throws IOException {
        libraries(lib, "com/amazonaws|com/amazon/ion|com/fasterxml/jackson|joda-time|org/apache/httpcomponents"
                + "|commons-logging|commons-codec");
    }

    private static void libraries(Path lib, String groups) throws IOException {
        Files.createDirectories(lib);
        for (String entry : System.getProperty("java.class.path").split(":"))
            if (entry.matches(".*/(" + groups + ")/.*\\.jar"))
                Files.copy(Path.of(entry), lib.resolve(Path.of(entry).getFileName()));
    }

    private static String classPath() throws IOException {
        Path runtime = Participants.of(Home.find(), List.of("hello-java"), line -> {}).builds().get("hello-java")
                .folder().resolve("runtime");
        try (Stream<Path> jars = Files.list(runtime)) {
            return jars.map(Path::toString).collect(Collectors.joining(":")) + ":"
                    + System.getProperty("java.class.path");
        }
    }
}
