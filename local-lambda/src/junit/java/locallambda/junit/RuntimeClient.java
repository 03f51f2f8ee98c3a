package locallambda.junit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import locallambda.system.Problem;

/**
 * AWS's runtime client for Java. On AWS it is part of the managed runtime; here it is on the class path of the tests.
 */
final class RuntimeClient {

    static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    /** One class of each jar that it consists of. */
    private static final List<String> PARTS = List.of(MAIN, "com.amazonaws.services.lambda.runtime.Context",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private RuntimeClient() {}

    /** A class path that contains only the runtime client's jars. */
    static String classPath() {
        return PARTS.stream().flatMap(RuntimeClient::jar).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * The JVM option with the path of the runtime client's native library, which is unpacked into {@code folder}.
     * Without this option, every JVM unpacks the library to the same path in {@code /tmp}. A JVM that starts at the
     * same time then reads half a file and dies.
     */
    static List<String> libraryOption(Path folder) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String system = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl-" : "linux-";
        try (InputStream library =
                mainClass().getResourceAsStream("/jni/libaws-lambda-jni." + system + processor + ".so")) {
            if (library == null) return List.of(); // a version without it, or one that keeps it elsewhere
            Path file = folder.resolve("libaws-lambda-jni.so");
            Files.copy(library, file);
            return List.of("-D" + LIBRARY_PROPERTY + "=" + file);
        }
    }

    private static Class<?> mainClass() {
        try {
            return load(MAIN);
        } catch (ClassNotFoundException e) {
            throw new Problem("AWS's runtime client for Java isn't on the tests' class path.",
                    "Add the dependency com.amazonaws:aws-lambda-java-runtime-interface-client with the scope "
                            + "test.",
                    e);
        }
    }

    private static Stream<String> jar(String type) {
        try {
            Class<?> found = type.equals(MAIN) ? mainClass() : load(type);
            return Stream.of(Path.of(found.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        } catch (ClassNotFoundException e) {
            return Stream.empty(); // another version of the client does without it
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String type) throws ClassNotFoundException {
        return Class.forName(type, false, Thread.currentThread().getContextClassLoader());
    }
}
