package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import lab.cost.Goal;
import lab.chart.Picture;
import lab.notebook.runs.Runs;
import lab.run.Faulty;
import lab.run.MadeUpRun;
import lab.run.Run;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A variant whose calls failed at one size has no figures there, and everybody is told. */
class RunReport_FaultsTest {

    /** Of all measured calls: 245 first ones after a cold start, and 200 later ones. */
    private static final String FAULT = "rust at 512 MB, warm: 200 of 445 calls failed (invalid answer)";

    @TempDir
    Path folder;

    private Run run;

    @BeforeEach
    void rustAnswersWrongly() throws IOException {
        MadeUpRun.quick(folder);
        Faulty.cell(folder, "rust", 512, "invalid answer");
        run = Run.open(folder);
    }

    @Test
    void itHasNoFiguresAtThatSizeAndKeepsThoseOfOthers() {
        assertThat(run.rows(Kind.WARM, Metric.HANDLER)).noneMatch(row -> row.variant().equals("rust")
                && row.memoryMb() == 512).anyMatch(row -> row.variant().equals("rust") && row.memoryMb() == 256);
        assertThat(run.rows(Kind.COLD, Metric.COLD)).hasSize(9);
        assertThat(run.samples()).noneMatch(one -> one.variant().equals("rust") && one.memoryMb() == 512)
                .anyMatch(one -> one.variant().equals("rust"));
        assertThat(run.faults().serious()).isTrue();
    }

    @Test
    void theTableHasCountAndReason() {
        ComparisonTable table = new ComparisonTable(run, Goal.USUAL);
        assertThat(table.notes().getFirst())
                .isEqualTo("ERRORS: " + FAULT
                        + ". The table shows no figures and no verdict for this variant and size.");
        assertThat(table.text().lines().filter(line -> line.strip().matches("rust +512 .*"))).singleElement().asString()
                .contains("invalid answer").matches(" *rust +512 +– +– +– +– .*");
    }

    @Test
    void itIsNotRecommendedAndThePageSaysWhy() {
        RunReport report = RunReport.of(folder);
        assertThat(report.answer()).doesNotContain("rust at 512 MB");
        assertThat(report.costs().find("rust", 512)).isEmpty();
        assertThat(report.html().replace('\u00a0', ' ')).contains("Errors: " + FAULT, "verdict errors");
    }

    @Test
    void chartsAndNotebooksNameWhatIsLeftOut() {
        for (Picture chart : RunReport.of(folder).charts())
            assertThat(chart.words().caption()).as(chart.name()).contains("left out because of errors: " + FAULT);
        assertThat(Runs.decide(run, "p95<20ms,cold<1s").text()).contains(FAULT).doesNotContain("rust      512");
    }

    @Test
    void aFunctionThatDoesNotFitIsAResult() throws IOException {
        Faulty.replace(folder.resolve("cells/rust-512-warm/cell.json"), "invalid answer", "Runtime.OutOfMemory");
        assertThat(Run.open(folder).faults().serious()).isFalse();
    }
}
