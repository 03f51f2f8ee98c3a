package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    @TempDir
    Path folder;
    private Watch watch;

    @BeforeEach
    void look() throws IOException {
        Files.createDirectories(folder.resolve("themes"));
        Files.createDirectories(folder.resolve("out/png"));
        Files.writeString(folder.resolve("deck.md"), "one");
        Files.writeString(folder.resolve("themes/night.css"), "one");
        watch = new Watch(List.of(folder), folder.resolve("out"));
    }

    @Test
    void anEditIsNoticed() throws Exception {
        Files.writeString(folder.resolve("deck.md"), "two");
        assertThat(noticed()).isTrue();
    }

    @Test
    void anEditBelowIsNoticed() throws Exception {
        Files.writeString(folder.resolve("themes/night.css"), "two");
        assertThat(noticed()).isTrue();
    }

    @Test
    void whatIsNewOrGoneIsNoticed() throws Exception {
        Files.delete(folder.resolve("themes/night.css"));
        assertThat(noticed()).isTrue();
        Files.writeString(folder.resolve("themes/paper.css"), "new");
        assertThat(noticed()).isTrue();
    }

    @Test
    void whatIsMadeFromItIsNot() throws Exception {
        Files.writeString(folder.resolve("out/deck.html"), "made");
        assertThat(noticed()).isFalse();
    }

    private boolean noticed() throws Exception {
        CompletableFuture<Void> change = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                watch.awaitChange();
                change.complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            change.get(2, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } finally {
            thread.interrupt();
            thread.join();
        }
    }
}
