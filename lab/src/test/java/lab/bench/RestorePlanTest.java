package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.Checkout;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestorePlanTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"depths", "levers"})
    void committedPlansNameSnapshotsThatExistAndTheirPage(String name) {
        RestorePlan plan =
                RestorePlan.of(List.of(Checkout.ROOT.resolve("scripts/restores/" + name + ".yaml").toString()));
        List<String> known = Variants.read(Home.find().lambdas()).stream()
                .filter(each -> each.start().snapstart()).map(Variant::name).toList();
        assertThat(plan.rows()).isNotEmpty().allSatisfy(row -> assertThat(known).contains(row.variant()));
        assertThat(plan.rows().stream().map(RestorePlan.Row::name)).doesNotHaveDuplicates()
                .allMatch(row -> !row.contains(": "), "has none of what ends a label");
        assertThat(Checkout.ROOT.resolve("docs").resolve(plan.reference().page())).content()
                .contains("<!-- bench: " + plan.reference().block() + " -->");
    }

    @Test
    void eachDepthIsARowOfItsOwn() throws IOException {
        RestorePlan plan = plan("""
                restores: 3
                rows:
                  - {name: C1, variant: a, env: {X: "1"}, priming: [1, 2000], criu: --flag}
                """);
        assertThat(plan.rows()).containsExactly(
                new RestorePlan.Row("C1, 1 call primed", "a", Map.of("X", "1", "PRIMING", "1"), List.of(), "--flag"),
                new RestorePlan.Row("C1, 2,000 calls primed", "a", Map.of("X", "1", "PRIMING", "2000"), List.of(),
                        "--flag"));
        assertThat(plan.restores()).isEqualTo(3);
        assertThat(plan.fromDisk()).isZero();
    }

    @Test
    void wordsOfACommandLineAreRowsToo() {
        assertThat(RestorePlan.of(List.of("a", "b:JAVA_TOOL_OPTIONS=-XX:CICompilerCount=1")).rows()).containsExactly(
                new RestorePlan.Row("a", "a", Map.of(), List.of(), ""),
                new RestorePlan.Row("b JAVA_TOOL_OPTIONS=-XX:CICompilerCount=1", "b",
                        Map.of("JAVA_TOOL_OPTIONS", "-XX:CICompilerCount=1"), List.of(), ""));
        assertThatThrownBy(() -> RestorePlan.of(List.of("a:b"))).isInstanceOf(Problem.class)
                .hasMessageContaining("a:b isn't a function that can be restored");
    }

    @Test
    void faultsAreNamed() {
        assertThatThrownBy(() -> plan("rows:\n  - {name: a, variant: b, varaint: c}\n")).isInstanceOf(Problem.class)
                .hasMessageContaining("plan.yaml").hasMessageContaining("varaint");
        assertThatThrownBy(() -> plan("restores: 3\n")).isInstanceOf(Problem.class).hasMessageContaining("rows");
        assertThatThrownBy(() -> RestorePlan.read(folder.resolve("none.yaml"))).isInstanceOf(Problem.class)
                .hasMessageContaining("Can't read");
    }

    private RestorePlan plan(String yaml) throws IOException {
        return RestorePlan.read(Files.writeString(folder.resolve("plan.yaml"), yaml));
    }
}
