package locallambda.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment sees files of its own, and this process goes on seeing this machine's. */
class MountedFilesTest {

    @TempDir
    Path folder;

    @Test
    void noThreadOfThisProcessIsLeftInAnEnvironmentsView() throws Exception {
        assumeTrue(FileIsolation.canHide(), FileIsolation.describe());
        Path output = Files.createFile(folder.resolve("output"));
        TaskFolder task = new TaskFolder(folder, false, List.of(), Map.of(), 512, List.of());
        try (EnvironmentFiles files = FileIsolation.of(task)) {
            Process process = files.start(new ProcessBuilder("/bin/sh", "-c", "pwd; readlink /proc/self/ns/mnt; cat")
                    .directory(folder.toFile()), output).process();
            process.onExit().thenRunAsync(() -> {});
            while (Files.readAllLines(output).size() < 2) Thread.sleep(5);
            assertThat(namespaces()).hasSize(1).doesNotContain(Files.readAllLines(output).get(1));
            assertThat(Files.readAllLines(output)).first().isEqualTo(folder.toString());
            process.destroy();
            process.waitFor();
            assertThat(namespaces()).hasSize(1);
        }
    }

    @Test
    void aProcessStartsInTheViewThatWasPrepared() throws Exception {
        assumeTrue(FileIsolation.canHide(), FileIsolation.describe());
        try (EnvironmentFiles files = FileIsolation.of(task(folder))) {
            Set<String> before = held();
            files.prepare();
            Set<String> prepared = held();
            prepared.removeAll(before);
            assertThat(prepared).hasSize(1);
            assertThat(printed(files, folder, "readlink /proc/self/ns/mnt")).isEqualTo(prepared.iterator().next());
            assertThat(printed(files, folder, "readlink /proc/self/ns/mnt")).as("the next one gets a view of its own")
                    .isNotEqualTo(prepared.iterator().next());
        }
    }

    @Test
    void aTaskFolderThatWasReplacedSinceIsSeen() throws Exception {
        assumeTrue(FileIsolation.canHide(), FileIsolation.describe());
        Path task = Files.createDirectory(folder.resolve("task"));
        try (EnvironmentFiles files = FileIsolation.of(task(task))) {
            files.prepare();
            Files.move(task, folder.resolve("old"));
            Files.writeString(Files.createDirectory(task).resolve("new"), "");
            assertThat(printed(files, task, "ls")).isEqualTo("new");
        }
    }

    private static TaskFolder task(Path directory) {
        return new TaskFolder(directory, false, List.of(), Map.of(), 512, List.of());
    }

    private String printed(EnvironmentFiles files, Path directory, String command) throws Exception {
        Path output = Files.createTempFile(folder, "output", "");
        files.start(new ProcessBuilder("/bin/sh", "-c", command).directory(directory.toFile()), output).process()
                .waitFor();
        return Files.readString(output).strip();
    }

    /** Mount namespaces that this process holds open. */
    private static Set<String> held() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path each : open.toList())
                try {
                    found.add(Files.readSymbolicLink(each).toString());
                } catch (IOException e) {
                    // closed meanwhile
                }
        }
        found.removeIf(each -> !each.startsWith("mnt:"));
        return found;
    }

    /** Of all threads of this process. */
    private static Set<String> namespaces() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path each : threads.toList())
                try {
                    found.add(Files.readSymbolicLink(each.resolve("ns/mnt")).toString());
                } catch (IOException e) {
                    // the thread has ended meanwhile
                }
        }
        return found;
    }
}
