package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import locallambda.system.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a snapshot as the user nobody, who has the rights for it within a user namespace only. */
class SnapStart_WithoutRootTest {

    @Test
    void aProcessIsDumpedAndRestored(@TempDir Path folder) throws IOException {
        SnapshotTools.here();
        assumeTrue(System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "needs root to become nobody");
        assumeTrue(nobody("/usr/bin/unshare", "-Ur", "true").isEmpty(), "this machine allows no user namespaces");
        Path brought = TestCache.folder().resolve("criu");
        if (Files.isDirectory(brought)) copy(brought, folder.resolve("criu"));
        Path copied = Files.copy(SnapshotTools.script(), folder.resolve("snapshot"));
        Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(nobody("/usr/bin/env", "LAMBDA_RACE_CACHE=" + folder, copied.toString(), "try"))
                .startsWith("Version: ");
    }

    private static String nobody(String... command) throws IOException {
        return new String(new ProcessBuilder(Stream.concat(Stream.of("/usr/bin/setpriv", "--reuid=65534",
                "--regid=65534", "--clear-groups"),
                Stream.of(command)).toList()).redirectErrorStream(true).start().getInputStream().readAllBytes())
                .strip();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            Folders.copy(from, to, all.filter(Files::isRegularFile).toList());
        }
    }
}
