package locallambda.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import locallambda.runtime.RuntimeApi;
import org.junit.jupiter.api.Test;

/** Whose requests the port of all copies serves. */
class SnapshotPortTest {

    private static final String ASKS = """
            exec 3<>/dev/tcp/${1/:/\\/}
            request='GET /2018-06-01/runtime/nothing HTTP/1.1\\r\\nHost: localhost\\r\\n'
            printf "$request"'Connection: close\\r\\n\\r\\n' >&3
            head -1 <&3
            """;

    /** On a busy machine a process can ask before the thread that started it has told the port. */
    @Test
    void aProcessMayAskBeforeWeAreToldThatItHasStarted() throws IOException, InterruptedException {
        try (SnapshotPort port = new SnapshotPort();
                SnapshotPort.Copy copy = port.of(new RuntimeApi(RuntimeApi.Hooks.GO_ON, "f/1", () -> 0))) {
            Process process = new ProcessBuilder("bash", "-c", ASKS, "bash", copy.address()).start();
            Thread.sleep(500);
            copy.started(process);
            assertThat(new String(process.getInputStream().readAllBytes())).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aStrangerIsRefusedAllTheSame() throws IOException, InterruptedException {
        try (SnapshotPort port = new SnapshotPort();
                SnapshotPort.Copy copy = port.of(new RuntimeApi(RuntimeApi.Hooks.GO_ON, "f/1", () -> 0))) {
            copy.started(new ProcessBuilder("sleep", "1").start());
            Process stranger = new ProcessBuilder("bash", "-c", ASKS, "bash", copy.address()).start();
            assertThat(new String(stranger.getInputStream().readAllBytes())).startsWith("HTTP/1.1 403");
        }
    }
}
