package lab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import lab.learn.Progress.Guess;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsKeptAtFirst() {
        assertThat(progress().read().guesses()).isEmpty();
    }

    @Test
    void whatIsKeptIsReadAgain() {
        keep("02.1", 900);
        assertThat(progress().read().guesses()).containsEntry("02.1", new Guess(900, "ms", null));
    }

    @Test
    void severalNotebooksMayKeepAtOnce() {
        IntStream.range(0, 40).parallel().forEach(i -> keep("03." + i, i + 1));
        assertThat(progress().read().guesses()).hasSize(40);
    }

    @Test
    void aGuessIsOffByAFactorEitherWay() {
        assertThat(new Guess(500, "ms", 1000.0).factor()).isEqualTo(2);
        assertThat(new Guess(2000, "ms", 1000.0).factor()).isEqualTo(2);
        assertThat(new Guess(2000, "ms", null).factor()).isNaN();
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Files.writeString(progress().file(), "{\"guesses\":");
        assertThatThrownBy(() -> progress().read()).isInstanceOf(Problem.class)
                .hasMessageContaining("progress.json doesn't contain what the lab expects: Unexpected end-of-input");
    }

    @Test
    void aFileThatCannotBeReadIsNotCalledBroken() throws IOException {
        Files.createDirectory(progress().file());
        assertThatThrownBy(() -> progress().read()).isInstanceOf(Problem.class)
                .hasMessageStartingWith("Cannot read " + progress().file());
    }

    private void keep(String id, double value) {
        progress().change(state -> {
            state.guesses().put(id, new Guess(value, "ms", null));
            return state;
        });
    }

    private Progress progress() {
        return new Progress(folder.resolve("progress.json"));
    }
}
