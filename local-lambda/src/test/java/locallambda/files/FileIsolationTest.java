package locallambda.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is isolated depends on the rights; each text says what is not. */
class FileIsolationTest {

    private static final String OTHERS = "doesn't isolate other files on this machine, unless the function's "
            + "configuration hides them. A function can read and write everything that the lab's user can.";

    @ParameterizedTest
    @CsvSource({"'', '', its own /tmp, configured size",
        "'', no loop device, its own /tmp, (no loop device)",
        "not root, not root, which TMPDIR names, (not root)"})
    void itSaysWhatIsNotIsolated(String fault, String sizeFault, String tmp, String why) {
        assertThat(FileIsolation.describe(fault, sizeFault)).contains(tmp, why).endsWith(OTHERS);
    }

    @Test
    void aFaultIsNotTakenForALackOfRoot() {
        assertThat(FileIsolation.describe("no nsenter", "no nsenter"))
                .contains("the lab can't create mount namespaces (no nsenter)");
    }

    @Test
    void soItDoesForThisMachine() {
        assertThat(FileIsolation.describe()).endsWith(OTHERS)
                .contains(FileIsolation.canHide() ? "has its own /tmp" : "share this machine's /tmp");
    }
}
