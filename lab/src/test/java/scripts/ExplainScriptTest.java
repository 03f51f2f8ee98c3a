package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import lab.Home;
import lab.toolchain.Toolchains;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainScriptTest {

    @TempDir
    Path folder;

    @BeforeEach
    void pythonIsHere() {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(), "needs Python 3.10 or newer");
    }

    @Test
    void aProcessThatIsNoJvmIsExplainedByTheKernel() {
        try (Script explain = Script.run("explain", Map.of(), "python", "--rounds", "1", "--out", folder.toString())) {
            assertThat(explain.exitCode()).as(explain.output()).isZero();
            assertThat(explain.output()).contains("running on a processor, but no measurement shows which code",
                    "Page faults",
                    "Open " + folder.resolve("explain.html"));
        }
    }

    @Test
    void onlySnapshotsCanBePrimed() {
        try (Script explain = Script.run("explain", Map.of(), "python", "--prime", "--out",
                folder.toString())) {
            assertThat(explain.exitCode()).isEqualTo(1);
            assertThat(explain.output()).contains("Choose a variant with SnapStart");
        }
    }
}
