package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.cost.Goal;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.CssVariables;

class RunReportTest {

    @TempDir
    Path folder;

    /** Also those of the bars of cold starts that were taken apart, which stand beside the run. */
    @Test
    void everyColourHasAValue() {
        String html = RunReport.of(Home.find().results().resolve("reference")).html();
        assertThat(html).contains("var(--cause-");
        assertThat(CssVariables.undefined(html)).isEmpty();
    }

    @Test
    void theAnswerComesFirst() throws IOException {
        assertThat(heading(RunReport.of(MadeUpRun.quick(folder)))).matches(
                "To answer 95 of 100 calls within 20 ms and start cold within 1 s, the cheapest choice here is rust "
                        + "at 256 MB: Lambda charges \\$\\d\\d\\.\\d\\d for 100 million calls\\."
                        + " This run can&#39;t tell whether java-aot meets this goal\\.");
    }

    @Test
    void theAnswerFollowsTheData() throws IOException {
        Map<String, Speed> slowRust = new LinkedHashMap<>(MadeUpRun.usual());
        slowRust.put("rust", new Speed(2000, 400, 9, 30, 12));
        assertThat(heading(RunReport.of(MadeUpRun.write(folder, slowRust, List.of(256, 512), 5, 200))))
                .contains("the cheapest choice here is python at 512 MB");
    }

    @Test
    void anotherGoalHasAnotherAnswer() throws IOException {
        RunReport report = RunReport.of(MadeUpRun.quick(folder));
        assertThat(heading(report.goal(Goal.parse("p95<1ms"))))
                .startsWith("No variant here can answer 95 of 100 calls within 1 ms");
        assertThat(heading(report.goal(Goal.parse("p99<7ms")))).startsWith("This run can&#39;t tell which variant");
    }

    @Test
    void moreColdStartsCostMore() throws IOException {
        RunReport report = RunReport.of(MadeUpRun.quick(folder));
        assertThat(usd(heading(report.coldShare(0.05)))).isGreaterThan(usd(heading(report.coldShare(0))));
    }

    @Test
    void aLocalRestoreIsNeverCalledAws() throws IOException {
        Map<String, Speed> speeds = new LinkedHashMap<>(MadeUpRun.usual());
        speeds.put("java-snapstart", new Speed(80, 40, 2, 4, 90));
        String html = RunReport.of(MadeUpRun.write(folder, speeds, List.of(256, 512), 5, 200)).html()
                .replace('\u00a0', ' ').replace("&#39;", "'");
        assertThat(html).contains("INIT or snapshot restore (CRIU, local) plus first invocation",
                "A pale bar ends where the restore ends.")
                .containsPattern("the cold start includes \\d+ ms of snapshot restore \\(CRIU, local\\)")
                .contains("A local restore isn't an AWS restore");
    }

    @Test
    void theDeveloperDayIsAnInput() throws IOException {
        assertThat(RunReport.of(MadeUpRun.quick(folder)).developerDay(1234).html())
                .contains("One developer-day at $1,234.00 pays off after");
    }

    @Test
    void aHybridHasItsShareOfTheGapAndNoneWhereThereIsNoGap() throws IOException {
        Map<String, Speed> speeds = new LinkedHashMap<>(MadeUpRun.usual());
        speeds.put("python-rust", new Speed(130, 6, 1.1, 4.2, 40));
        String html =
                section(RunReport.of(MadeUpRun.write(folder, speeds, List.of(512), 20, 400)).html(), "The compromise");
        assertThat(html).contains("python-rust", "python to rust")
                .containsPattern(
                        "[456]\\d % of the gap for cold starts; [456]\\d % of the gap for warm calls; .* for the bill");
        speeds.put("python", speeds.get("rust"));
        assertThat(
                section(RunReport.of(MadeUpRun.write(folder, speeds, List.of(512), 20, 400)).html(), "The compromise"))
                .contains("no gap to close");
    }

    @Test
    void theTalksHabitsStandBesideTheGapTheyNarrow() throws IOException {
        Map<String, Speed> speeds = new LinkedHashMap<>(MadeUpRun.usual());
        speeds.put("python-talk", new Speed(260, 10, 2.1, 5, 56));
        speeds.put("rust-talk", new Speed(20, 2, 1.2, 4, 12));
        String html = section(RunReport.of(MadeUpRun.write(folder, speeds, List.of(512), 20, 400)).html(),
                "What the talk's habits cost");
        assertThat(html).contains("rust with a habit", "python / rust", "The two habits narrow the gap by ",
                "without habits to the talk");
    }

    @Test
    void runsWithoutHybridsHaveNoSuchSections() throws IOException {
        assertThat(RunReport.of(MadeUpRun.quick(folder)).html()).doesNotContain("The compromise", "habits cost");
    }

    private static String section(String html, String heading) {
        String after = html.substring(html.indexOf("<h2>" + heading));
        return after.substring(0, after.indexOf("</section>")).replace("\u00a0", " ");
    }

    @Test
    void besideAwsStandOnlyRatiosOfThisRun() throws IOException {
        String html = RunReport.of(MadeUpRun.quick(folder)).html();
        String beside = html.substring(html.indexOf("<h2>Beside AWS</h2>"), html.indexOf("<h2>Conditions</h2>"));
        assertThat(beside).contains("maxday/lambda-perf", "Apache-2.0", "2026-08-22", "mkingopng/AWS_presentation",
                "ratio in this run", "Do published cold starts on AWS agree?", "<span>agrees</span>",
                "<span>no data</span>", "hello world function without an SDK", "lambda-perf, hello world, 512 MB");
        for (String measured : List.of("31.1", "786", "2,418")) assertThat(beside).doesNotContain(measured);
    }

    @Test
    void conditionsLimitsCountsAndTheCommandAreThere() throws IOException {
        assertThat(RunReport.of(MadeUpRun.quick(folder)).html()).contains(
                "CPU share and memory limit by cgroup v1.", "Nothing was lost: the counts agree.", "2050",
                "Go is not installed.", "./jbang race --profile quick --seed 7", "proxy", "us-east-1");
    }

    @Test
    void anUnexplainedDifferenceIsPrinted() throws IOException {
        Path run = MadeUpRun.quick(folder);
        Path reconcile = run.resolve("reconcile.json");
        Files.writeString(reconcile, Files.readString(reconcile).replace("\"unexplained\":{}",
                "\"unexplained\":{\"003\":[\"Two items are gone.\"]}"));
        assertThat(RunReport.of(run).html()).contains("Unexplained: Two items are gone.")
                .doesNotContain("Nothing was lost");
    }

    @Test
    void whatANameContainsIsEscaped() throws IOException {
        Path run = MadeUpRun.quick(folder);
        Path json = run.resolve("run.json");
        Files.writeString(json, Files.readString(json).replace("Go is not installed.", "<script>alert(1)</script>"));
        assertThat(RunReport.of(run).html()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    @Test
    void pageCostsAndChartsAreWritten() throws IOException {
        Path run = MadeUpRun.quick(folder);
        assertThat(RunReport.of(run).write()).isEqualTo(run.resolve("report.html")).isNotEmptyFile();
        assertThat(Files.readAllLines(run.resolve("cost.csv"))).hasSize(11);
        assertThat(run.resolve("charts/cold-starts.svg")).isNotEmptyFile();
        assertThat(run.resolve("charts/cold-starts-night.png")).isNotEmptyFile();
    }

    @Test
    void aFolderInTheWayIsTold() throws IOException {
        Path run = MadeUpRun.quick(folder);
        Files.createDirectory(run.resolve("report.html"));
        assertThatThrownBy(() -> RunReport.of(run).write()).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.next()).contains("./jbang report"));
    }

    private static String heading(RunReport report) {
        String html = report.html();
        return html.substring(html.indexOf("<h1>") + 4, html.indexOf("</h1>")).replace('\u00a0', ' ');
    }

    private static double usd(String heading) {
        return Double.parseDouble(heading.replaceFirst(".*charges \\$([0-9.]+) for.*", "$1"));
    }
}
