package locallambda.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a lab as the user nobody, whom no control group and no systemd serves. */
class Limits_WithoutRootTest {

    @Test
    void theThrottleIsFoundAndHolds(@TempDir Path folder) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "needs root to become nobody");
        Process lab = new ProcessBuilder("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
                "-cp", classesFor(folder).toString(), OtherLab.class.getName()).redirectErrorStream(true).start();

        List<String> said = lab.inputReader().lines().toList();

        assertThat(said).hasSize(2).first().isEqualTo("throttle");
        assertThat(Double.parseDouble(said.get(1))).isBetween(0.01, Limits.share(512) * 1.25);
    }

    /** A copy of our classes that nobody may read, wherever the checkout is. */
    private static Path classesFor(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Class<?> each : List.of(OtherLab.class, Limits.class))
            copy(Path.of(each.getProtectionDomain().getCodeSource().getLocation().getPath()), folder);
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve("locallambda"))) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectories(target);
                else Files.write(target, Files.readAllBytes(each));
            }
        }
    }
}
