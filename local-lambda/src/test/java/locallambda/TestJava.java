package locallambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How tests start a Java function under AWS's runtime client: by the JVM that runs them, as Lambda starts it. */
public final class TestJava {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";

    private TestJava() {}

    /**
     * @param library where {@link #library} put the client's native part
     * @param classes of the function
     * @param handler a class, or a class and a method
     */
    public static List<String> command(Path library, List<Path> classes, String handler) {
        String classPath = Stream.concat(classes.stream().map(Path::toString), client())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                "-D" + CLIENT + "runtimeapi.NativeClient.JNI=" + library, "-cp", classPath, CLIENT + "AWSLambda",
                handler);
    }

    /** Unpacks the client's native part once: clients that start together would write over each other's. */
    public static Path library(Path folder) {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        Path library = folder.resolve("libaws-lambda-jni.so");
        try (InputStream packed =
                TestJava.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + machine + ".so")) {
            Files.copy(packed, library, StandardCopyOption.REPLACE_EXISTING);
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without {@code utils-lite}, the client answers once and ends. */
    private static Stream<String> client() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("aws-lambda-java-") || entry.contains("utils-lite"));
    }
}
