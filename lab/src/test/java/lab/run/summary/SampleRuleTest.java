package lab.run.summary;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.record.Cell;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Report.Status;
import locallambda.report.Start;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks DuckDB and Java about one invocation of every sort: each phase, status, kind of cell and way to start. */
class SampleRuleTest {

    private static final List<String> PHASES = List.of("cold", "first", "burst", "warm-up", "measured", "");
    /** Its Init or Restore Duration, so that a sum still tells the handler's part. */
    private static final double BEFORE_MS = 1_000_000;

    @TempDir
    Path results;

    /** The Duration is the invocation's number, so that a sample tells where it comes from. */
    private static List<Invocation> everySort(Cell cell) {
        List<Invocation> all = new ArrayList<>();
        for (String phase : PHASES)
            for (Status status : Status.values())
                for (Start start : List.of(new Start.Warm(), new Start.Cold(BEFORE_MS),
                        new Start.Restored(BEFORE_MS, 0))) {
                            int number = all.size();
                            Report report =
                                    new Report(cell.name() + number, number, number, 512, 40, start, status, "");
                            all.add(new Invocation(cell.name(), cell.name() + "/" + number, phase, "k6/000", number,
                                    number, report, ""));
                        }
        return all;
    }

    @Test
    void duckDbAndJavaTakeTheSameInvocations() throws IOException {
        Cell cell = new Cell("rust", 512, Kind.WARM);
        try (RunFolder folder = RunFolder.create(results, "quick", Instant.EPOCH);
                Samples samples = samples(folder, cell)) {
            for (Metric metric : List.of(Metric.HANDLER, Metric.BILLED, Metric.CLIENT))
                assertThat(duck(samples, cell, Kind.WARM, metric)).as("%s", metric)
                        .isEqualTo(java(cell, SampleRule.MEASURED));
            for (Metric metric : List.of(Metric.FIRST, Metric.BILLED, Metric.CLIENT))
                assertThat(duck(samples, cell, Kind.COLD, metric)).as("%s", metric)
                        .isEqualTo(java(cell, SampleRule.FORCED));
            assertThat(duck(samples, cell, Kind.COLD, Metric.LATER)).isEqualTo(java(cell, SampleRule.LATER));
            assertThat(duck(samples, cell, Kind.WARM, Metric.EARLY)).isEqualTo(java(cell, SampleRule.EARLY));
        }
    }

    @Test
    void theySucceededInTheirPhaseAndStartedAsItExpects() {
        assertThat(taken(SampleRule.FORCED)).containsExactly("cold Cold", "cold Restored");
        assertThat(taken(SampleRule.EARLY)).containsExactly("first Warm");
        assertThat(taken(SampleRule.MEASURED)).containsExactly("measured Warm");
        assertThat(taken(SampleRule.LATER)).containsExactly("burst Cold", "burst Restored");
        assertThat(everySort(new Cell("rust", 512, Kind.WARM)).stream().filter(SampleRule::counts)
                .map(SampleRuleTest::name)).containsExactly("cold Cold", "cold Restored", "measured Warm");
    }

    private static List<String> taken(SampleRule rule) {
        return everySort(new Cell("rust", 512, Kind.WARM)).stream()
                .filter(one -> SampleRule.of(one).filter(rule::equals).isPresent()).map(SampleRuleTest::name).toList();
    }

    private static String name(Invocation one) {
        assertThat(one.report().status()).isEqualTo(Status.SUCCESS);
        return one.phase() + " " + one.report().start().getClass().getSimpleName();
    }

    private static Set<Double> java(Cell cell, SampleRule rule) {
        return everySort(cell).stream().filter(rule::takes).map(one -> one.report().durationMs()).collect(toSet());
    }

    private static Set<Double> duck(Samples samples, Cell cell, Kind kind, Metric metric) {
        return Arrays.stream(samples.values(cell, kind, metric)).map(ms -> ms % BEFORE_MS).boxed().collect(toSet());
    }

    private static Samples samples(RunFolder folder, Cell... cells) throws IOException {
        for (Cell cell : cells) {
            Path into = Files.createDirectories(folder.cell(cell.name()));
            InvocationLines.write(into.resolve("reports.ndjson"), everySort(cell));
            try (Writer out = new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(into.resolve("k6.csv.gz"))), StandardCharsets.UTF_8)) {
                out.write("metric_name,timestamp,metric_value,error,scenario,status,extra_tags,metadata\n");
                for (Invocation one : everySort(cell)) out.write(call(one));
            }
        }
        return Samples.of(folder, List.of(cells));
    }

    private static String call(Invocation one) {
        int status = one.report().status() == Status.SUCCESS ? 200 : 502;
        return "call,0,%s,%s,%s,%d,phase=%s,requestId=%s\n".formatted(one.report().durationMs(),
                status == 200 ? "" : "no answer", one.function(),
                status, one.phase(), one.report().requestId());
    }
}
