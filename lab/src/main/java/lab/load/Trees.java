package lab.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills processes and deletes folders, each with everything below it. */
final class Trees {

    private Trees() {}

    /**
     * Kills a process with its descendants, within a second. The children are killed first, so that their parent
     * collects them and ends. Orphans would stay as zombies if process 1 does not collect them, as in many containers.
     */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.onExit().completeOnTimeout(process, 300, TimeUnit.MILLISECONDS).join();
        process.destroyForcibly();
        process.onExit().completeOnTimeout(process, 500, TimeUnit.MILLISECONDS).join();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        }
    }
}
