package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {

    @Test
    void onlyAFigureOfOneOfItsConditionsIsOne() {
        BenchFigure paced = figure(Pacing.duration("rust", Pacing.conditions().getFirst()));
        BenchFigure cpu = figure(Pacing.cpu("rust", Pacing.conditions().getLast()));
        BenchFigure another = figure("of a warm call through the lab, one client: Duration, p50");

        assertThat(List.of(paced, cpu)).allMatch(Pacing::isOne);
        assertThat(Pacing.isOne(another)).isFalse();
        assertThat(Pacing.functions(List.of(another, paced, cpu))).containsExactly("rust");
    }

    private static BenchFigure figure(String name) {
        return new BenchFigure(name, 1, "ms", 10, "1769 MB");
    }
}
