package lab.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends what has children: processes and folders. */
final class Trees {

    private Trees() {}

    /**
     * Kills a process with its descendants, within a second. The children first: their parent then collects them and
     * ends, while orphans would stay as zombies where process 1 collects none, as in many containers.
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
