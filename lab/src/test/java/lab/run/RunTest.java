package lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.chart.Charts;
import lab.chart.Format;
import lab.chart.Picture;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.run.MadeUpRun.Speed;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    @TempDir
    Path folder;

    @Test
    void aRunTellsWhatMadeItsExecutableOfJava() {
        Path results = Home.find().results();
        assertThat(Run.open(results.resolve("first-race")).conditions())
                .contains(" · Python 3.13.0 · native-image 25.0.2 (assembled from Maven artifacts) · ");
        assertThat(Run.open(results.resolve("warm-up")).conditions()).doesNotContain("native-image");
    }

    @Test
    void aRunTellsWhereWhenAndWithWhat() throws IOException {
        Run run = Run.open(MadeUpRun.quick(folder));
        assertThat(run.machine()).isEqualTo("Invented Model 1, 2 cores");
        assertThat(run.caption("n = 5"))
                .isEqualTo(
                        "n = 5 · Invented Model 1, 2 cores · local lab, not AWS · Python 3.11 · 23 Nov 2026 · seed 7");
        assertThat(run.reference()).isEqualTo(512);
        assertThat(run.samples()).filteredOn(Sample::cold).hasSize(5 * 5 * 2);
    }

    @Test
    void everyChartIsThereAndItsTitleIsShort() throws IOException {
        assertThat(charts(Run.open(MadeUpRun.quick(folder)))).extracting(Picture::name).containsExactly(
                "cold-starts", "cold-by-memory", "latency-by-memory", "cost-by-memory", "cost-and-speed", "whole-bill",
                "latency-over-run");
    }

    @Test
    void oneVariantWithoutColdStartsAtUnlimitedMemoryIsEnough() throws IOException {
        Run run = Run.open(MadeUpRun.write(folder, Map.of("rust", new Speed(20, 2, 0.25, 3.5, 12)), List.of(0), 0, 40));
        assertThat(charts(run)).extracting(Picture::name).doesNotContain("cold-starts").contains("latency-by-memory");
        assertThat(charts(run)).allSatisfy(chart -> assertThat(chart.inline(Format.PHONE)).contains("<svg"));
    }

    @Test
    void titlesFollowTheDataWhenTheVariantsChangePlaces() throws IOException {
        Map<String, Speed> swapped = new LinkedHashMap<>(MadeUpRun.usual());
        swapped.put("python", MadeUpRun.usual().get("rust"));
        swapped.put("rust", MadeUpRun.usual().get("python"));
        Run run = Run.open(MadeUpRun.write(folder, swapped, List.of(256, 512), 5, 200));
        assertThat(charts(run).getFirst().words().title()).startsWith("python starts cold in");
        assertThat(charts(run).get(3).words().title()).startsWith("python at 256 MB is cheapest");
    }

    @Test
    void withoutItsRawSamplesTheSummaryStillMakesCharts() throws IOException {
        Path run = MadeUpRun.quick(folder);
        try (var files = Files.walk(run.resolve("cells"))) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        assertThat(charts(Run.open(run))).extracting(Picture::name).contains("cold-starts", "whole-bill")
                .doesNotContain("latency-over-run");
    }

    @Test
    void aFolderThatIsNoRunIsNamed() {
        assertThatThrownBy(() -> Run.open(folder)).isInstanceOf(Problem.class).hasMessageContaining(folder.toString());
    }

    @Test
    void aRunWithoutItsSummaryIsNamed() throws IOException {
        Path run = MadeUpRun.quick(folder);
        Files.delete(run.resolve("summary.csv"));
        assertThatThrownBy(() -> Run.open(run)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.next()).contains("--resume"));
    }

    @Test
    void aBrokenRecordIsNamed() throws IOException {
        Path run = MadeUpRun.quick(folder);
        Files.writeString(run.resolve("reconcile.json"), "{\"total\":");
        assertThatThrownBy(() -> Run.open(run)).isInstanceOf(Problem.class)
                .hasMessageContaining("reconcile.json doesn't contain what this version of the lab expects: Unexp");
    }

    private static List<Picture> charts(Run run) {
        Costs costs = Costs.of(run.summary(), Prices.published(), Assumptions.usual(run.architecture()));
        return Charts.of(run, costs, Choice.perVariant(run.summary(), costs, Goal.USUAL));
    }
}
