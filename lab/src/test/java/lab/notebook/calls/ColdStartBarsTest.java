package lab.notebook.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColdStartBarsTest {

    /** As in notebook 04, where the numbers are how many calls were primed and not memory sizes. */
    @Test
    void barsThatDifferHaveNamesThatDiffer() {
        assertThat(names("java-snapstart-primed-1", "java-snapstart-primed-300"))
                .containsExactly("java-snapstart-primed-1", "java-snapstart-primed-300");
    }

    @Test
    void aMemorySizeThatAllHaveIsInTheCaptionOnly() {
        assertThat(names("java-jvm-512", "python-512")).containsExactly("java-jvm", "python");
    }

    private static List<Object> names(String... functions) {
        var chart = ColdStartBars.of(List.of(functions).stream().map(ColdStartBarsTest::calls).toArray(Calls[]::new));
        return List.copyOf(chart.getSeriesCollection().iterator().next().getXData());
    }

    private static Calls calls(String function) {
        Call recorded = FromTheReference.function("java-jvm").cold();
        return new Calls(function, List.of(new Call(function, "", List.of(), recorded.report(), Double.NaN,
                recorded.source(), "")));
    }
}
