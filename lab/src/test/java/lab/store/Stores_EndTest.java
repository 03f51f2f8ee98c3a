package lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import lab.Home;
import lab.toolchain.StoresBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores never outlive the lab that started them. */
class Stores_EndTest {

    @TempDir
    Path folder;

    @Test
    void closingEndsTheProcess() {
        Stores stores = Stores.start(StoresBuild.classPath(Home.find()), folder);
        ProcessHandle process = ProcessHandle.of(StoresProcesses.pid(stores)).orElseThrow();
        stores.close();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void theyEndWithALabThatIsKilled() throws IOException, InterruptedException {
        Process lab = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), LabToKill.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            ProcessHandle stores = ProcessHandle.of(Long.parseLong(lab.inputReader().readLine())).orElseThrow();
            assertThat(stores.isAlive()).isTrue();
            lab.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(10)).until(() -> !stores.isAlive());
        } finally {
            lab.destroyForcibly();
        }
    }
}
