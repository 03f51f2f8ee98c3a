package lab.notebook.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    private final Ladder ladder = Ladder.of(Interleaved.cold(5, List.of(FromTheReference.function("java-jvm"),
            FromTheReference.function("java-jvm"), FromTheReference.function("java-aot"))));

    @Test
    void aStepIsComparedWithTheOneBeforeIt() {
        Ladder.Step aot = ladder.steps().getLast();
        assertThat(aot.name()).isEqualTo("java-aot");
        assertThat(aot.savedMs()).isCloseTo(ladder.medianMs("java-jvm") - ladder.medianMs("java-aot"), within(1e-9));
        assertThat(aot.ratio().high()).isLessThan(1);
    }

    @Test
    void whatChangesNothingIsMarked() {
        assertThat(ladder.text().lines().filter(line -> line.contains("≈"))).singleElement().asString()
                .startsWith("java-jvm");
    }

    @Test
    void aFunctionThatDoesNotStartHasNoTimes() {
        Call sound = FromTheReference.function("java-aot").cold();
        Call failed = new Call("java-trained", "", List.of(), sound.report(), Double.NaN, sound.source(),
                "Runtime.ExitError");
        Ladder broken = Ladder.of(List.of(new Calls("java-aot", List.of(sound)),
                new Calls("java-trained", List.of(failed)), new Calls("java-jvm", List.of(sound))));
        assertThat(broken.text().lines().filter(line -> line.startsWith("java-trained"))).singleElement().asString()
                .contains("did not start: Runtime.ExitError").doesNotContainPattern("\\d\\d");
        assertThat(broken.text().lines().filter(line -> line.startsWith("java-jvm"))).singleElement().asString()
                .doesNotContain("–");
    }

    @Test
    void anUnknownRowIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> ladder.medianMs("java-oat")).hasMessageContaining("java-oat")
                .hasMessageContaining("java-jvm, java-jvm, java-aot");
    }
}
