package lab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {

    @TempDir
    Path folder;

    @Test
    void whatADeadServerLeftIsPassedOver() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        write(ended.pid(), "{\"pid\": ");
        assertThat(Server.running(home(), work())).isEmpty();
    }

    @Test
    void aFileOfALivingProcessThatIsNoJsonIsNamed() throws IOException {
        Path file = write(ProcessHandle.current().pid(), "{\"pid\": ");
        assertThatThrownBy(() -> Server.running(home(), work())).isInstanceOf(Problem.class)
                .hasMessageContaining(file + " isn't JSON: Unexpected end-of-input");
    }

    @Test
    void aFileWithoutContentIsNoServerYet() throws IOException {
        write(ProcessHandle.current().pid(), "");
        assertThat(Server.running(home(), work())).isEmpty();
    }

    private Path write(long pid, String json) throws IOException {
        Path runtime = Files.createDirectories(folder.resolve("my-work/.jupyter/runtime"));
        return Files.writeString(runtime.resolve("jpserver-" + pid + ".json"), json);
    }

    private Home home() {
        return new Home(folder, folder.resolve("cache"));
    }

    private Work work() {
        return new Work(folder.resolve("notebooks"), folder.resolve("my-work"));
    }
}
