package lab.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.toolchain.Built;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    private final Built tuned = built("java-tuned");

    @Test
    void moreOptionsStandBehindTheVariantsOwn() {
        String start = JvmOptions.added(tuned, "-XX:TieredStopAtLevel=4").variant().start().command();
        assertThat(start.indexOf("-XX:TieredStopAtLevel=4")).isBetween(start.indexOf("-XX:TieredStopAtLevel=1"),
                start.indexOf(" -cp "));
        assertThat(start.replace(" -XX:TieredStopAtLevel=4", "")).isEqualTo(tuned.variant().start().command());
    }

    @Test
    void whatIsNoJavaIsRefusedByName() {
        Built python = built("python");
        assertThatThrownBy(() -> JvmOptions.added(python, "-Xmx1g"))
                .hasMessageContaining("python is not started by a java command");
    }

    private static Built built(String name) {
        Variant variant = Variants.read(Home.find().lambdas()).stream().filter(each -> each.name().equals(name))
                .findFirst().orElseThrow();
        return new Built(variant, Path.of("/somewhere"), 0, 0, 0, Map.of(), Optional.empty());
    }
}
