package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import lab.toolchain.Probe;
import lab.toolchain.Toolchains;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import testing.Checkout;
import testing.LeavesNoBuilds;

/** What SnapStart does to a function that makes its id in INIT: a race sees that objects are missing. */
class RepeatedIdsTest {

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    @Test
    @Tag("long")
    void aRaceTellsThatIdsRepeat(@TempDir Path folder, @TempDir Path results) throws IOException {
        Probe criu = new Toolchains(Home.find().lambdas()).probes().get("criu");
        assumeTrue(criu.usable(), criu.fault());
        Checkout checkout = Checkout.in(folder);
        Path handler = checkout.path().resolve("lambdas/java/src/main/java/race/Handler.java");
        String right = Files.readString(handler);
        String wrong = right.replace("        UUID id = UUID.randomUUID();\n", "").replace(
                "    private final Storage store;\n",
                "    private final UUID id = UUID.randomUUID();\n    private final Storage store;\n");
        assertThat(wrong).isNotEqualTo(right).contains("private final UUID id").doesNotContain("        UUID id");
        Files.writeString(handler, wrong);
        Path variants = checkout.path().resolve("lambdas/variants");
        String yaml = Files.readString(variants.resolve("java-snapstart.yaml"));
        Files.writeString(variants.resolve("java-wrong.yaml"),
                yaml.replace("name: java-snapstart", "name: java-wrong").replaceAll("(?s)development:.*?aws:", "aws:"));
        try (Script race =
                Script.run("race", checkout.environmentApart(), "--profile", "smoke", "--variants", "java-wrong",
                        "--out", results.toString())) {
            assertThat(race.exitCode()).as(race.output()).isNotZero();
            assertThat(race.output()).contains("invocations stored successfully, but DynamoDB contains");
        }
    }
}
