package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import lab.run.record.Machine;
import lab.run.stats.Interval;
import org.junit.jupiter.api.Test;

class SharingTest {

    @Test
    void aRatioWhoseIntervalLeavesOutOneIsAShift() {
        assertThat(new Sharing(List.of(ratio("java-jvm", 0.95, 1.12, 1.03, 1.22), ratio("java-jvm", 0.5, 1.3, 1.2, 1.4),
                ratio("python", 0.5, 1.01, 0.95, 1.08))).sentences()).containsExactly(
                        "Sharing the cores multiplies the p50 of java-jvm's calls 2–50 by 1.30 (1.20–1.40).",
                        "Sharing the cores multiplies the p95 of java-jvm's calls 2–50 by 1.12 (1.03–1.22).",
                        "The intervals of 2 of 3 ratios exclude 1; by chance alone, about one in twenty would. "
                                + "That is why a race runs JVM variants, which still compile while they answer, "
                                + "separately from other variants.");
    }

    @Test
    void oneShiftOfManyIsWhatChanceMakes() {
        assertThat(new Sharing(List.of(ratio("java-jvm", 0.95, 1.12, 1.03, 1.22), ratio("rust", 0.5, 1, 0.9, 1.1)))
                .sentences()).last().asString().endsWith("So there is no reason to run cells separately.");
    }

    @Test
    void besideJvmsOnlyTheVerdictIsAboutJvms() {
        List<BenchFigure> shifted = Stream.of(0.5, 0.95).map(q -> new BenchFigure(
                Sharing.name("java-jvm", 2, 50, q), 1.3, Sharing.UNIT, 5, "512 MB, JVMs only, beside java-aot",
                new Interval(1.2, 1.4))).toList();
        assertThat(new Sharing(shifted).sentences()).last().asString()
                .endsWith("So JVM variants that share the cores slow each other down.");
    }

    @Test
    void withoutAShiftTheBenchSaysWhatItWouldHaveSeen() {
        assertThat(new Sharing(List.of(ratio("rust", 0.5, 1, 1 / 1.1, 1.1))).sentences()).containsExactly(
                "Sharing the cores makes no measurable difference. With 80 % power, each ratio would show a shift of "
                        + "15 % or more.");
    }

    @Test
    void fewRepetitionsGiveNoVerdict() {
        BenchFigure one = new BenchFigure(Sharing.name("rust", 2, 50, 0.5), 1.4, Sharing.UNIT, 1, "", Interval.NONE);
        assertThat(new Sharing(List.of(one)).sentences())
                .containsExactly("With fewer than 5 repetitions, there is no verdict.");
        assertThat(one.text()).isEqualTo("1.40");
    }

    @Test
    void theTableSurvivesTheFile() throws IOException {
        BenchFigure figure = ratio("java-jvm", 0.95, 1.12, 1.03, 1.22);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(figure), BenchFigure.class)).isEqualTo(figure);
        BenchFigure other = new BenchFigure("puts", 1, "puts/s", 3, "");
        assertThat(json.writeValueAsString(other)).doesNotContain("interval");
        assertThat(new BenchTables(
                new BenchRecord("2026-11-25T18:00:00Z", Machine.here(), "cgroup1", List.of(other, figure)))
                .neighbours())
                .contains("| java-jvm, calls 2–50, p95 | 1.12 (1.03–1.22) | here |", "n = 5 repetitions")
                .doesNotContain("puts");
    }

    private static BenchFigure ratio(String variant, double q, double value, double low, double high) {
        return new BenchFigure(Sharing.name(variant, 2, 50, q), value, Sharing.UNIT, 5, "here",
                new Interval(low, high));
    }
}
