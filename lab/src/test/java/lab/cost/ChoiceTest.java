package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.cost.Choice.Cheapest;
import lab.cost.Choice.None;
import lab.run.record.Architecture;
import lab.run.summary.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceTest {

    @TempDir
    Path run;
    private final List<String> measured =
            new ArrayList<>(List.of("variant,memory_mb,start,metric,unit,clock,n,environments,p50,p90,p95,p99,max,mean,"
                    + "low,high,p90_low,p90_high,p95_low,p95_high,p99_low,p99_high"));

    @Test
    void theCheapestSizeThatMeetsTheGoalIsChosen() {
        cell("java", 128, 400, 80, 900);
        cell("java", 512, 400, 15, 900);
        cell("java", 1024, 400, 14, 900);
        assertThat(choice()).isInstanceOfSatisfying(Cheapest.class, it -> {
            assertThat(it.cost().memoryMb()).isEqualTo(512);
            assertThat(it.doubt()).isEmpty();
        });
    }

    @Test
    void moreMemoryMayBeCheaper() {
        cell("java", 128, 400, 80, 100);
        cell("java", 256, 400, 15, 100);
        assertThat(Choice.perVariant(summary(), costs(), Goal.parse("p95<100ms"))).singleElement()
                .isInstanceOfSatisfying(Cheapest.class, it -> assertThat(it.cost().memoryMb()).isEqualTo(256));
    }

    @Test
    void aCheaperSizeThatCannotBeJudgedIsNamed() {
        cell("java", 128, 40, 15, 900);
        cell("java", 512, 400, 15, 900);
        assertThat(choice()).isInstanceOfSatisfying(Cheapest.class,
                it -> assertThat(it.doubt())
                        .containsExactly("128 MB: p95 needs at least 13 calls in each environment"));
    }

    @Test
    void noSizeMeetsItAndEachSaysWhy() {
        cell("java", 128, 400, 80, 900);
        cell("java", 512, 400, 15, 2000);
        assertThat(choice()).isEqualTo(new None("java", Optional.empty(),
                List.of("128 MB: p95 lies between 80 ms and 80 ms",
                        "512 MB: the median cold start lies between 2 s and 2 s")));
    }

    @Test
    void theBestOfAllVariantsIsTheCheapest() {
        cell("java", 512, 400, 15, 900);
        cell("rust", 128, 400, 6, 40);
        assertThat(Choice.best(Choice.perVariant(summary(), costs(), Goal.USUAL)).orElseThrow().variant())
                .isEqualTo("rust");
    }

    private Choice choice() {
        return Choice.perVariant(summary(), costs(), Goal.USUAL).getFirst();
    }

    private Summary summary() {
        try {
            Files.write(run.resolve("summary.csv"), measured);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Summary.read(run);
    }

    private Costs costs() {
        return Costs.of(summary(), Prices.published(), Assumptions.usual(Architecture.X86));
    }

    /**
     * A cell with the median at 60 % of {@code p95} and the slowest call at thrice of it; a p95 only where n carries
     * it.
     */
    private void cell(String variant, int memoryMb, long n, double p95, double coldMs) {
        for (String metric : List.of("handler", "billed"))
            measured.add(String.join(",", variant, "" + memoryMb, "warm", metric, "ms", "platform", n + ",5",
                    "" + 0.6 * p95, "" + p95, n < 200 ? "" : "" + p95, "", "" + 3 * p95, "" + p95, "" + 0.6 * p95,
                    "" + 0.6 * p95, "" + p95,
                    "" + p95, n < 200 ? "," : p95 + "," + p95, ","));
        for (String metric : List.of("cold", "billed"))
            measured.add(String.join(",", variant, "" + memoryMb, "cold", metric, "ms,platform,5,5", "" + coldMs, ",,",
                    "" + coldMs, "" + coldMs, "" + coldMs, "" + coldMs, ",,,,,"));
    }
}
