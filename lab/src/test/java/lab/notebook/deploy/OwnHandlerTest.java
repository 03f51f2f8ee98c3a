package lab.notebook.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import lab.notebook.calls.Copies;
import lab.notebook.calls.LearnersCode;
import lab.notebook.calls.LiveFunction;
import lab.platform.LocalPlatform;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.variant.Variants;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function of notebook 04 with hooks of one's own, on a machine that may have no CRIU. */
class OwnHandlerTest {

    private static final Home HOME = Home.find();

    @TempDir
    static Path folder;
    private static LocalPlatform local;
    private static Built built;

    @BeforeAll
    static void start() {
        local = LocalPlatform.start(HOME, Limits.detect(), folder, 0);
        built = new Builder(HOME).build(Variants.read(HOME.lambdas()).stream()
                .filter(variant -> variant.name().equals("java-snapstart")).findFirst().orElseThrow());
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    private static FunctionConfig ids(String after, Path classes) throws IOException {
        String source = Files.readString(HOME.checkout().resolve("notebooks/snapstart/Ids.java"))
                .replace("// yours, after", after);
        LearnersCode.keep("Ids", source);
        return OwnHandler.in(local.configure("ids", built, 1769, 1), "race.Handler", "Ids", source, classes);
    }

    private static Copies rehearse(String after, Path classes) throws IOException {
        local.deploy(ids(after, classes).withSnapStart(new SnapStart.Rehearsal()));
        return Copies.of(new LiveFunction("ids", "ids", 1769, () -> local), 2);
    }

    @Test
    void aRehearsalTellsWhatWouldRepeat(@TempDir Path classes) throws IOException {
        Copies copies = rehearse("", classes);
        assertThat(copies.rehearsal()).isTrue();
        assertThat(copies.repeated()).containsExactly("dice", "order");
    }

    @Test
    void andThatTheHookAfterTheRestoreMendsIt(@TempDir Path classes) throws IOException {
        assertThat(rehearse("order = UUID.randomUUID().toString(); dice = new Random();", classes).repeated())
                .isEmpty();
    }

    @Test
    void aHookThatThrowsIsShownWithTheLineThatWasWritten(@TempDir Path classes) {
        String hook = "order = \"\" + 1 / (order.length() - order.length());";
        assertThatThrownBy(() -> rehearse(hook, classes)).isInstanceOf(Problem.class)
                .hasMessageContaining("java.lang.ArithmeticException: / by zero, thrown in afterRestore by line ")
                .hasMessageEndingWith(": " + hook);
    }

    @Test
    void whatTheCompilerSaysReachesTheLearner(@TempDir Path classes) {
        assertThatThrownBy(() -> ids("order = 7;", classes)).isInstanceOf(Problem.class)
                .hasMessageStartingWith("Your code does not compile:\nIds.java:")
                .hasMessageContaining("int cannot be converted to String");
    }
}
