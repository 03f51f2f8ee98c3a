package lab.run.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.folder.Staged;
import lab.run.stats.EnvironmentInterval;
import lab.run.stats.Quantile;
import locallambda.report.BillingRule;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Report.Status;
import locallambda.report.Start;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SummaryTest {

    private static final String WARM = "rust-512-warm";
    private static final String COLD = "rust-512-cold";

    @TempDir
    Path results;
    private RunFolder folder;
    private final List<Invocation> invocations = new ArrayList<>();
    private final StringBuilder k6 = new StringBuilder(
            "metric_name,timestamp,metric_value,check,error,error_code,scenario,status,extra_tags,metadata\n");

    @BeforeEach
    void create() {
        folder = RunFolder.create(results, "quick", Instant.parse("2026-11-23T14:05:12Z"));
    }

    @AfterEach
    void close() {
        folder.close();
    }

    /** One call as k6 and the platform tell it; CPU time counts on within an environment. */
    private void call(String cell, String environment, String phase, Start start, double durationMs, double cpuMs,
            double clientMs, int status) {
        String id = "id-" + invocations.size();
        long at = 1_795_465_920_000L + invocations.size();
        Report report = new Report(id, durationMs, BillingRule.TODAY.billedMs(durationMs, start), 512,
                40 + invocations.size(), start, status == 200 ? Status.SUCCESS : Status.ERROR,
                status == 200 ? "" : "Runtime.ExitError");
        invocations.add(new Invocation(cell, cell + "/" + environment, phase, "k6/000", at, cpuMs, report, ""));
        k6.append("http_req_duration,%d,999,,,,%s,%d,phase=%s,\n".formatted(at, cell, status, phase));
        k6.append("call,%d,%s,,%s,,%s,%d,phase=%s,requestId=%s\n".formatted(at, clientMs,
                status == 200 ? "" : "\"status 502, no answer\"", cell, status, phase, id));
    }

    private Summary summary(String... cells) throws IOException {
        try (Staged staged = folder.stageVisit("000")) {
            InvocationLines.write(staged.path().resolve("reports.ndjson"), invocations);
            try (var out = new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(staged.path().resolve("k6.csv.gz"))),
                    StandardCharsets.UTF_8)) {
                out.write(k6.toString());
            }
            staged.commit();
        }
        for (String cell : cells) folder.assembleCell(cell, List.of("000"), "{}");
        return Summary.write(folder);
    }

    private static Summary.Row row(Summary summary, Kind start, Metric metric) {
        return summary.row("rust", 512, start, metric).orElseThrow();
    }

    @Test
    void coldIsInitPlusFirstDuration() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        call(COLD, "2", "cold", new Start.Restored(200, 30), 20, 95, 230, 200);
        Summary summary = summary(COLD);
        assertThat(row(summary, Kind.COLD, Metric.COLD)).returns(220.0, Summary.Row::max)
                .returns(170.0, Summary.Row::p50).returns(2L, Summary.Row::n);
        assertThat(row(summary, Kind.COLD, Metric.INIT).max()).isEqualTo(200);
        assertThat(row(summary, Kind.COLD, Metric.FIRST).max()).isEqualTo(20);
        assertThat(row(summary, Kind.COLD, Metric.CLIENT).max()).isEqualTo(230);
        assertThat(row(summary, Kind.COLD, Metric.CPU).max()).isEqualTo(95);
        assertThat(row(summary, Kind.COLD, Metric.BILLED).max()).isEqualTo(120);
        assertThat(summary.row("rust", 512, Kind.COLD, Metric.HANDLER)).isEmpty();
    }

    @Test
    void warmCountsMeasuredCallsOnly() throws Exception {
        call(WARM, "1", "warm-up", new Start.Cold(100), 500, 300, 600, 200);
        call(WARM, "1", "warm-up", new Start.Warm(), 400, 400, 500, 200);
        call(WARM, "1", "measured", new Start.Warm(), 4, 402, 5, 200);
        call(WARM, "1", "measured", new Start.Warm(), 6, 405, 7, 200);
        Summary summary = summary(WARM);
        assertThat(row(summary, Kind.WARM, Metric.HANDLER)).returns(2L, Summary.Row::n).returns(6.0, Summary.Row::max)
                .returns(5.0, Summary.Row::p50);
        assertThat(row(summary, Kind.WARM, Metric.CLIENT)).returns(2L, Summary.Row::n).returns(7.0, Summary.Row::max);
        assertThat(row(summary, Kind.WARM, Metric.CPU)).returns(2L, Summary.Row::n).returns(2.5, Summary.Row::mean);
        assertThat(summary.row("rust", 512, Kind.WARM, Metric.COLD)).isEmpty();
    }

    @Test
    void aColdStartThatLoadCausedIsNoWarmCall() throws Exception {
        call(WARM, "1", "measured", new Start.Cold(100), 300, 250, 410, 200);
        call(WARM, "1", "measured", new Start.Warm(), 4, 252, 5, 200);
        Summary summary = summary(WARM);
        assertThat(row(summary, Kind.WARM, Metric.HANDLER)).returns(1L, Summary.Row::n).returns(4.0, Summary.Row::max);
        assertThat(row(summary, Kind.WARM, Metric.CLIENT)).returns(1L, Summary.Row::n).returns(5.0, Summary.Row::max);
    }

    @Test
    void failuresAreCountedAndNotMeasured() throws Exception {
        call(WARM, "1", "measured", new Start.Warm(), 4, 10, 5, 200);
        call(WARM, "1", "measured", new Start.Warm(), 900, 20, 901, 502);
        Summary summary = summary(WARM);
        assertThat(row(summary, Kind.WARM, Metric.HANDLER)).returns(1L, Summary.Row::n).returns(4.0, Summary.Row::max);
        assertThat(row(summary, Kind.WARM, Metric.CLIENT).max()).isEqualTo(5);
        assertThat(row(summary, Kind.WARM, Metric.ERRORS).n()).isEqualTo(1);
    }

    @Test
    void cpuTimeNeverSpansTwoEnvironments() throws Exception {
        call(WARM, "1", "measured", new Start.Warm(), 4, 1000, 5, 200);
        call(WARM, "2", "measured", new Start.Cold(50), 4, 60, 60, 200);
        call(WARM, "2", "measured", new Start.Warm(), 4, 63, 5, 200);
        assertThat(row(summary(WARM), Kind.WARM, Metric.CPU)).returns(1L, Summary.Row::n).returns(3.0,
                Summary.Row::max);
    }

    @Test
    void peakIsOneSampleAnEnvironment() throws Exception {
        call(WARM, "1", "warm-up", new Start.Cold(50), 4, Double.NaN, 60, 200);
        call(WARM, "1", "measured", new Start.Warm(), 4, Double.NaN, 5, 200);
        call(WARM, "2", "measured", new Start.Warm(), 4, Double.NaN, 5, 200);
        Summary summary = summary(WARM);
        assertThat(row(summary, Kind.WARM, Metric.PEAK)).returns(2L, Summary.Row::n).returns(42.0, Summary.Row::max)
                .returns(41.5, Summary.Row::p50);
        assertThat(summary.row("rust", 512, Kind.WARM, Metric.CPU)).isEmpty();
    }

    @Test
    void compressedReportLinesGiveTheSameFigures() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        call(WARM, "1", "measured", new Start.Warm(), 4, 10, 5, 200);
        Summary before = summary(COLD, WARM);
        for (String cell : List.of(COLD, WARM)) {
            InvocationLines.compress(folder.cell(cell));
            assertThat(folder.reports(cell)).exists().hasFileName("reports.ndjson.gz");
        }
        assertThat(Summary.write(folder).rows()).isNotEmpty().isEqualTo(before.rows());
    }

    @Test
    void eachCellGetsItsOwnShareOfAVisit() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        call(WARM, "1", "measured", new Start.Warm(), 4, 10, 5, 200);
        Summary summary = summary(COLD, WARM);
        assertThat(row(summary, Kind.COLD, Metric.CLIENT)).returns(1L, Summary.Row::n).returns(125.0, Summary.Row::max);
        assertThat(row(summary, Kind.WARM, Metric.CLIENT)).returns(1L, Summary.Row::n).returns(5.0, Summary.Row::max);
        assertThat(InvocationLines.read(folder.cell(WARM)))
                .containsExactly(invocations.get(1));
    }

    @Test
    void percentilesAreThereOnlyWhereNCarriesThem() throws Exception {
        IntStream.range(0, 200).forEach(i -> call(WARM, "1", "measured", new Start.Warm(), i, i, i, 200));
        Summary.Row handler = row(summary(WARM), Kind.WARM, Metric.HANDLER);
        assertThat(handler.p95()).isEqualTo(189.05);
        assertThat(handler.p99()).isNaN();
        assertThat(handler.quantile(0.99)).isEqualTo(new Quantile(199, 0.99, 200, true));
        assertThat(handler).returns(1, Summary.Row::environments);
        assertThat(handler.interval().low()).isNaN();
    }

    @Test
    void intervalsTakeEnvironmentsAsTheSample() throws Exception {
        Random random = new Random(7);
        double[] p50 = new double[5], p95 = new double[5];
        for (int environment = 0; environment < 5; environment++) {
            double[] ms = random.doubles(20 + environment, 5, 50).map(value -> Math.round(value * 1000) / 1000.0)
                    .toArray();
            for (double one : ms) call(WARM, "" + environment, "measured", new Start.Warm(), one, one, one, 200);
            var type8 = org.apache.commons.statistics.descriptive.Quantile.withDefaults().withCopy(true)
                    .with(EstimationMethod.HF8);
            p50[environment] = type8.evaluate(ms, 0.5);
            p95[environment] = type8.evaluate(ms, 0.95);
        }
        Summary summary = summary(WARM);
        for (Metric metric : List.of(Metric.HANDLER, Metric.CLIENT)) {
            Summary.Row row = row(summary, Kind.WARM, metric);
            assertThat(row.environments()).isEqualTo(5);
            assertThat(row.interval().low()).isCloseTo(EnvironmentInterval.of(p50).interval().low(), within(0.001));
            assertThat(row.intervals().p95().high())
                    .isCloseTo(EnvironmentInterval.of(p95).interval().high(), within(0.001));
            assertThat(row.intervals().p99().low()).isNaN();
        }
    }

    @Test
    void oneEnvironmentServesColdStartFirstAndLaterCalls() throws Exception {
        call(WARM, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        call(WARM, "1", "first", new Start.Warm(), 15, 110, 16, 200);
        call(WARM, "1", "first", new Start.Warm(), 11, 120, 900, 502);
        call(WARM, "1", "measured", new Start.Warm(), 4, 125, 5, 200);
        Summary summary = summary(WARM);
        assertThat(row(summary, Kind.COLD, Metric.COLD)).returns(120.0, Summary.Row::max).returns(1L, Summary.Row::n);
        assertThat(row(summary, Kind.WARM, Metric.EARLY)).returns(15.0, Summary.Row::max).returns(1L, Summary.Row::n);
        assertThat(row(summary, Kind.WARM, Metric.HANDLER)).returns(4.0, Summary.Row::max);
        assertThat(row(summary, Kind.COLD, Metric.ERRORS).n()).isZero();
        assertThat(row(summary, Kind.WARM, Metric.ERRORS).n()).isOne();
        assertThat(row(summary, Kind.WARM, Metric.CPU).max()).isEqualTo(5);
        assertThat(Summary.values(folder, row(summary, Kind.COLD, Metric.COLD))).containsExactly(120);
    }

    @Test
    void theSamplesBehindARowCanBeHad() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        call(WARM, "1", "measured", new Start.Warm(), 6, 405, 7, 200);
        call(WARM, "1", "measured", new Start.Warm(), 4, 402, 5, 200);
        Summary summary = summary(COLD, WARM);
        assertThat(Summary.values(folder, row(summary, Kind.WARM, Metric.CLIENT))).containsExactly(5, 7);
        assertThat(Summary.values(folder, row(summary, Kind.WARM, Metric.HANDLER))).containsExactly(4, 6);
        assertThat(Summary.values(folder, row(summary, Kind.COLD, Metric.COLD))).containsExactly(120);
    }

    @Test
    void theFileReadAgainIsTheSame() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        Summary written = summary(COLD);
        assertThat(Summary.read(folder.path()).rows()).isEqualTo(written.rows());
        assertThat(Summary.read(folder.path()).table().columnNames()).containsExactly("variant", "memory_mb", "start",
                "metric", "unit", "clock", "n", "environments", "p50", "p90", "p95", "p99", "max", "mean", "low",
                "high",
                "p90_low", "p90_high", "p95_low", "p95_high", "p99_low", "p99_high");
    }

    @Test
    void aRunWithoutCellsHasAnEmptySummary() throws Exception {
        assertThat(summary().rows()).isEmpty();
        assertThat(Summary.read(folder.path()).rows()).isEmpty();
    }

    @Test
    void rawVisitsMayGoOnceCellsHaveTheirCopy() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        Summary before = summary(COLD);
        folder.dropRawVisits();
        assertThat(folder.visit("000")).isEmptyDirectory();
        assertThat(folder.hasVisit("000")).isTrue();
        assertThat(Summary.of(folder).rows()).isEqualTo(before.rows());
    }

    @Test
    void rawSamplesThatWereCutOffAreAProblem() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        summary(COLD);
        Path csv = folder.cell(COLD).resolve("k6.csv.gz");
        byte[] whole = Files.readAllBytes(csv);
        Files.write(csv, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Summary.of(folder)).isInstanceOf(Problem.class).hasMessageContaining("k6.csv.gz");
        Files.writeString(csv, "metric_name,");
        assertThatThrownBy(() -> Summary.of(folder)).isInstanceOf(Problem.class)
                .hasMessageContaining("isn't valid gzip data");
        Files.delete(csv);
        assertThatThrownBy(() -> Summary.of(folder)).isInstanceOf(Problem.class).hasMessageContaining("k6.csv.gz");
    }

    @Test
    void aSummaryThatWasCutOffIsAProblem() throws Exception {
        call(COLD, "1", "cold", new Start.Cold(100), 20, 90, 125, 200);
        summary(COLD);
        Path file = folder.path().resolve(RunFolder.SUMMARY);
        Files.writeString(file, Files.readString(file).substring(0, 150));
        assertThatThrownBy(() -> Summary.read(folder.path())).isInstanceOf(Problem.class)
                .hasMessageContaining(RunFolder.SUMMARY + " isn't a summary: ");
    }
}
