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
    void amongManyOnlyVariantsWithSeveralSizesHaveALine() {
        List<String> cells = List.of("a", "a", "b", "b", "c", "d", "e", "f", "g", "h");
        assertThat(Families.lines(cells).drawn()).containsExactly("a", "b");
        assertThat(Families.lines(cells).leftOut()).endsWith("raced at only one size: c, d, e, f, g, h");
        assertThat(Families.lines(cells.subList(0, 6)).drawn()).containsExactly("a", "b", "c", "d");
        assertThat(Families.lines(cells.subList(3, 10)).leftOut()).isEmpty();
    }

    @Test
    void aLargeFamilyIsSplitEvenly() {
        assertThat(Families.of(IntStream.range(0, 9).mapToObj(i -> "java-" + i).toList())).extracting(List::size)
                .containsExactly(4, 5);
    }
}
