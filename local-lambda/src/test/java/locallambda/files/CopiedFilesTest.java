package locallambda.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user without root gets. */
class CopiedFilesTest {

    @TempDir
    Path folder;

    private String run(EnvironmentFiles files, String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", "");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", files.inside(script))
                .directory(folder.resolve("task").toFile());
        files.start(builder, output).process().waitFor();
        return Files.readString(output).strip();
    }

    private TaskFolder task(boolean writable) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("task/sub")).resolve("code.txt"), "code");
        return new TaskFolder(folder.resolve("task"), writable, List.of(), Map.of(), 512, List.of());
    }

    @Test
    void theTaskFolderIsACopyUnderAllItsNames() throws Exception {
        try (CopiedFiles files = CopiedFiles.of(task(false))) {
            String script = "cat sub/code.txt; rm sub/code.txt " + folder + "/task/sub/none || true; echo x > new";
            assertThat(run(files, script)).startsWith("code");
            assertThat(run(files, "ls " + folder + "/task")).contains("new").contains("sub");
        }
        assertThat(folder.resolve("task/sub/code.txt")).hasContent("code");
        assertThat(folder.resolve("task/new")).doesNotExist();
    }

    @Test
    void temporaryFilesAreElsewhereAndDeletedInTheEnd() throws Exception {
        Path temporary;
        try (CopiedFiles files = CopiedFiles.of(task(false))) {
            temporary = files.temporary();
            assertThat(run(files, "echo $TMPDIR; echo x > $TMPDIR/x")).isEqualTo(temporary.toString());
            assertThat(temporary.resolve("x")).exists();
        }
        assertThat(temporary).doesNotExist();
    }

    @Test
    void tooManyTemporaryFilesAreToldOnce() throws Exception {
        try (CopiedFiles files = CopiedFiles.of(task(false))) {
            assertThat(files.oversize()).isEmpty();
            run(files, "truncate -s 513M $TMPDIR/x");
            String told = await().until(files::oversize, Optional::isPresent).orElseThrow(); // the first look costs
            assertThat(told).contains("take 513 MB", "/tmp has only 512 MB", "No space left on device");
            assertThat(files.oversize()).isEmpty();
        }
    }

    @Test
    void aWritableFolderIsItself() throws Exception {
        try (CopiedFiles files = CopiedFiles.of(task(true))) {
            run(files, "echo x > result");
        }
        assertThat(folder.resolve("task/result")).exists();
    }

    @Test
    void copiesOfASnapshotShareIt() throws Exception {
        try (CopiedFiles files = CopiedFiles.of(task(false))) {
            run(files, "echo x > $TMPDIR/x");
            files.copy().close();
            assertThat(run(files.copy(), "ls $TMPDIR")).isEqualTo("x");
        }
    }
}
