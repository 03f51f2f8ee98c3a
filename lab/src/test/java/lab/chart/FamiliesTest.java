package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FamiliesTest {

    @Test
    void sevenVariantsShareOnePanel() {
        assertThat(Families.of(List.of("a", "b", "c", "d", "e", "f", "g"))).hasSize(1);
    }

    @Test
    void withMoreJavaHasAPanelOfItsOwn() {
        assertThat(Families.of(
                List.of("java-aot", "go", "java-jvm", "rust", "python", "java-native", "java-tuned", "ruby")))
                .containsExactly(List.of("java-aot", "java-jvm", "java-native", "java-tuned"),
                        List.of("go", "rust", "python", "ruby"));
    }

    @Test
    void aLargeFamilyIsSplitEvenly() {
        assertThat(Families.of(IntStream.range(0, 9).mapToObj(i -> "java-" + i).toList())).extracting(List::size)
                .containsExactly(4, 5);
    }
}
