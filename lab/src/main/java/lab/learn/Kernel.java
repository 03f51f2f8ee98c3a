package lab.learn;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import lab.Home;
import lab.store.Stores;
import locallambda.system.Problem;

/**
 * The notebooks' kernel: JJava with the lab's error messages. It uses this JVM's JDK and class path, so cells can use
 * the lab and its libraries without a download. The cache keeps it under a checksum of its content, so several
 * checkouts don't interfere, and a running kernel keeps its jars.
 */
public final class Kernel {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Imports that every cell has. */
    private static final String IMPORTS = """
            import java.nio.file.*;
            import java.util.*;
            import java.util.stream.*;
            import lab.toolchain.Built;
            import lab.exercise.*;
            import lab.notebook.aws.*;
            import lab.notebook.build.*;
            import lab.notebook.calls.*;
            import lab.notebook.deploy.*;
            import lab.notebook.runs.*;
            import lab.notebook.view.*;
            import static lab.exercise.Learner.*;
            import static lab.notebook.Checkout.*;
            import static lab.notebook.Lab.*;
            import static lab.notebook.runs.Runs.*;
            import tech.tablesaw.api.*;
            """;

    private Kernel() {}

    /**
     * Writes the kernelspec named {@code java}.
     *
     * @return the folder for the environment variable JUPYTER_PATH
     */
    public static Path install(Home home, Jupyter jupyter) {
        try {
            Path scriptJar = null;
            List<String> classPath = new ArrayList<>(List.of(jupyter.kernel().toString()));
            for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (part.matches(".*/jjava-jupyter-[^/]*\\.jar")) continue; // the kernel brings its own
                if (isJbangs(part)) scriptJar = Path.of(part);
                else classPath.add(Path.of(part).toAbsolutePath().toString());
            }
            CRC32 sum = new CRC32();
            sum.update(String.join(":", classPath).getBytes());
            sum.update(IMPORTS.getBytes());
            sum.update(System.getProperty("java.home").getBytes());
            if (scriptJar != null) sum.update(Files.readAllBytes(scriptJar));
            sum.update(KernelBuild.source().getBytes());
            Path folder = home.cache().resolve("kernel-" + Long.toHexString(sum.getValue()));
            Path spec = Files.createDirectories(folder.resolve("kernels/java"));
            if (scriptJar != null) {
                classPath.add(1, spec.resolve("lab.jar").toString());
                if (!Files.exists(spec.resolve("lab.jar"))) copy(scriptJar, spec.resolve("lab.jar"));
            }
            classPath.addFirst(KernelBuild.into(folder.resolve("classes"), String.join(":", classPath)).toString());
            Path unfinished = Files.createTempFile(spec, "kernel", ".json");
            Files.writeString(unfinished, JSON.writeValueAsString(spec(String.join(":", classPath))));
            Files.move(unfinished, spec.resolve("kernel.json"), StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException e) {
            throw new Problem("The notebooks' kernel cannot be installed: " + e.getMessage() + ".",
                    "Check the disk space and the permissions of " + home.cache() + ".", e);
        }
    }

    /** JBang compiles a script and the lab into one jar, and overwrites it when a source changes. */
    private static boolean isJbangs(String part) {
        return part.endsWith(".jar") && !part.contains("/.m2/") && new File(part).getName().equals("learn.jar");
    }

    private static void copy(Path from, Path to) throws IOException {
        Path unfinished = Files.createTempFile(to.getParent(), "lab", ".jar");
        Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
        Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<String, Object> spec(String classPath) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", classPath, KernelBuild.MAIN,
                "{connection_file}"));
        spec.put("display_name", "Java");
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put("env", Map.of("JJAVA_STARTUP_SCRIPT", IMPORTS, "BUCKET", Stores.NAME, "TABLE", Stores.NAME,
                "AWS_LAMBDA_FUNCTION_NAME", "in-the-notebook")); // a handler that runs inside the kernel looks there
        spec.put("metadata", Map.of("debugger", false));
        return spec;
    }
}
