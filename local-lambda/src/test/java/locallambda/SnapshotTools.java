package locallambda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import locallambda.runtime.SnapStart;
import locallambda.snapshot.SnapshotTool;

/** Snapshots on this machine; tests that need them are skipped where there can be none. */
final class SnapshotTools {

    private static final String FAULT = fault();

    private SnapshotTools() {}

    /** Skips the test, with the reason, where no snapshot can be taken. */
    static SnapStart.Snapshot here() {
        assumeTrue(FAULT.isEmpty(), FAULT);
        return new SnapStart.Snapshot();
    }

    static Path script() {
        return SnapshotTool.bundled().script();
    }

    /** Empty if a snapshot can be taken; CRIU is installed into the cache where that is possible. */
    private static String fault() {
        try {
            if (call("try").isEmpty()) return "";
            call("bring");
            return call("try");
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    private static String call(String verb) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", script().toString(), verb).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? "" : output;
    }
}
