package locallambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import locallambda.system.Folders;

/** The Python that tests run functions with, and AWS's runtime client for it, which stays in the user's cache. */
public final class TestPython {

    private static final String CLIENT = "4.2.2";
    private static final String INTERPRETER = interpreter();

    private TestPython() {}

    /** The interpreter itself: a version manager's shim in front of it would be most of each cold start. */
    public static String command() {
        return INTERPRETER;
    }

    /** The folder with awslambdaric and what it needs, for {@code PYTHONPATH}; installed if it is missing. */
    public static Path client() {
        Path ready = TestCache.folder().resolve("test-awslambdaric-" + CLIENT + "-" + version());
        if (Files.exists(ready)) return ready;
        try {
            Files.createDirectories(ready.getParent());
            Path making = Files.createTempDirectory(ready.getParent(), "test-awslambdaric-");
            run(INTERPRETER, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target",
                    making.toString(), "awslambdaric==" + CLIENT);
            if (!making.toFile().renameTo(ready.toFile())) Folders.delete(making); // somebody else was faster
            return ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String interpreter() {
        return run("python3", "-c", "import sys; print(sys.executable)");
    }

    private static String version() {
        return run(INTERPRETER, "-c", "import sys; print('%d.%d' % sys.version_info[:2])");
    }

    /** What a command prints. */
    public static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(List.of(command)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", command) + " failed");
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
