package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lab.Home;
import lab.run.record.Cell;
import lab.run.record.Lanes;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.limits.Limits;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Test
    void fiveJvmsFillALaneOfTwoCores() {
        List<String> jvms = Neighbours.JVMS_ALONE.company();
        assertThat(Variants.read(Home.find().lambdas()).stream().filter(Variant::compiles).map(Variant::name).toList())
                .containsAll(jvms);
        List<Cell> cells = jvms.stream().map(name -> new Cell(name, 512, Kind.WARM)).toList();
        assertThat(new Lanes(2, Set.copyOf(jvms)).of(cells)).containsExactly(cells);
        assertThatThrownBy(() -> new Bench(Home.find(), _ -> {}).neighbours(List.of("python"), 5, true))
                .isInstanceOf(Problem.class).hasMessageContaining("python has no JVM");
    }

    /** A few calls of one function, alone and beside others: nothing that one could conclude from. */
    @Test
    void oneRepetitionRunsFromEndToEnd() throws IOException, InterruptedException {
        assumeTrue(Limits.detect().cpu(), "no CPU limit can be set here");
        List<String> said = new ArrayList<>();
        BenchRecord record = new Bench(Home.find(), said::add).neighbours(
                new Neighbours(512, 3, 2, Neighbours.ALL_KINDS.company()), List.of("python"),
                1);
        assertThat(record.figures()).extracting(BenchFigure::name).containsExactly(
                "python, calls 2–4, p50: beside others over alone", "python, calls 2–4, p95: beside others over alone",
                "python, calls 5–6, p50: beside others over alone", "python, calls 5–6, p95: beside others over alone");
        assertThat(record.figures()).allSatisfy(figure -> {
            assertThat(figure.value()).isPositive();
            assertThat(figure.n()).isEqualTo(1);
            assertThat(figure.condition()).startsWith("512 MB, beside java-jvm");
        });
        assertThat(said).contains("Neighbours, repetition 1 of 1 …");
        assertThat(new BenchTables(record).sharing())
                .containsExactly("With fewer than 5 repetitions, there is no verdict.");
    }
}
