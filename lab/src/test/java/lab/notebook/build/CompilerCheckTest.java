package lab.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import lab.Home;
import lab.notebook.build.CompilerCheck.Noticed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who notices the mistakes of notebook 09, in the languages as they are on this machine. */
class CompilerCheckTest {

    private static final Path CHECKOUT = Home.find().checkout();
    private static final Path MISTAKES = CHECKOUT.resolve("notebooks/mistakes");

    @ParameterizedTest
    @CsvSource({"java/UseAfterMove.java, NOBODY, stored 36 of 0 bytes",
        "java/MissingAwait.java, NOBODY, '200, items in the table: 0'", "java/NotSend.java, NOBODY, of 8000 calls",
        "python/use_after_move.py, NOBODY, stored 36 of 0 bytes",
        "python/missing_await.py, WARNING, '200, items in the table: 0'", "python/not_send.py, NOBODY, of 8000 calls"})
    void javaAndPythonRunThemToTheirEnd(String file, Noticed noticed, String printed) throws Exception {
        CompilerCheck tried = CompilerCheck.of(CHECKOUT, MISTAKES.resolve(file));
        assertThat(tried.noticed()).isEqualTo(noticed);
        assertThat(tried.printed()).contains(printed);
        assertThat(tried.path()).isEqualTo("notebooks/mistakes/" + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"use_after_move", "missing_await", "not_send"})
    void rustDoesNotRunThemAndWhatIsRecordedIsWhatItSays(String name) throws Exception {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v rustc").start().waitFor() == 0, "Rust is not here");
        Path file = MISTAKES.resolve("rust/" + name + ".rs");
        CompilerCheck tried = CompilerCheck.of(CHECKOUT, file);
        CompilerCheck recorded = CompilerCheck.recorded(tried.path(), file);
        assertThat(tried.noticed()).isEqualTo(Noticed.COMPILER);
        assertThat(tried.recorded()).isFalse();
        assertThat(recorded.recorded()).isTrue();
        assertThat(recorded.said().lines().findFirst()).isEqualTo(tried.said().lines().findFirst());
        assertThat(recorded.text()).contains("notebooks/mistakes/rust/" + name + ".rs · compiler", "recorded");
    }
}
