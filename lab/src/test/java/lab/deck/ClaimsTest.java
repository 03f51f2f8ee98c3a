package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lab.cost.Assumptions;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Prices;
import lab.run.MadeUpRun;
import lab.run.Run;
import lab.run.stats.Interval;
import lab.run.summary.Intervals;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {

    private static final Row RUST = row("rust", 30, 29, 31), GO = row("go", 31, 27, 35),
            PYTHON = row("python", 60, 58, 62);

    @TempDir
    Path folder;

    @Test
    void aDifferenceIsStatedWhereItsIntervalLeavesOutOne() {
        assertThat(Claims.longer(RUST, PYTHON, "start cold"))
                .isEqualTo("python takes 2 times as long as rust to start cold");
        assertThat(Claims.longer(RUST, GO, "start cold")).isEqualTo("no measurable difference between rust and go");
    }

    @Test
    void aPromiseIsEvenUnlessTheIntervalSaysOtherwise() {
        assertThat(Claims.tested("starts faster", RUST, PYTHON)).extracting(Claims.Tested::verdict).isEqualTo("yes");
        assertThat(Claims.tested("starts faster", PYTHON, RUST)).extracting(Claims.Tested::verdict).isEqualTo("no");
        assertThat(Claims.tested("starts faster", RUST, GO)).extracting(Claims.Tested::verdict, Claims.Tested::figure)
                .containsExactly("even", "no measurable difference");
    }

    @Test
    void oneSampleIsNoDifference() {
        assertThat(Claims.tested("needs less memory", row("rust", 12, Double.NaN, Double.NaN), PYTHON).verdict())
                .isEqualTo("even");
    }

    @Test
    void costsThatDifferByLessThanChanceAreEven() throws IOException {
        Run run = Run.open(MadeUpRun.quick(folder));
        Costs costs = Costs.of(run.summary(), Prices.published(), Assumptions.usual(run.architecture()));
        Cost rust = costs.find("rust", 512).orElseThrow(), python = costs.find("python", 512).orElseThrow();
        assertThat(Claims.cheaper(rust, python, List.of(RUST, PYTHON)).verdict()).isEqualTo("yes");
        assertThat(Claims.cheaper(rust, python, List.of(RUST, GO)).verdict()).isEqualTo("even");
    }

    private static Row row(String variant, double median, double low, double high) {
        return new Row(variant, 512, Kind.COLD, Metric.COLD, 5, median, Double.NaN, Double.NaN, Double.NaN, high,
                median, new Intervals(5, new Interval(low, high), Interval.NONE, Interval.NONE, Interval.NONE));
    }
}
