package frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.Checkout;
import lab.run.stats.Interval;
import lab.run.summary.Intervals;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users see of committed runs stays as it is while the code behind it changes. {@code -Dfrozen.record=FOLDER}
 * keeps all outputs in full in a new folder, so that {@code diff -r} shows what another version changes;
 * {@code -Dfrozen.update=true} takes what there is now for right. So it should be after a change of slides, YAMLs or
 * cited figures, which users see as well.
 */
@Execution(ExecutionMode.CONCURRENT)
class FrozenOutputTest {

    private static final Path SHEETS = Checkout.ROOT.resolve("lab/src/test/resources/frozen");
    private static final String RECORD = System.getProperty("frozen.record", "");

    @TempDir
    static Path scratch;
    private static Path outputs;

    @BeforeAll
    static void showEverything() throws IOException, InterruptedException {
        outputs = Files.createDirectory(RECORD.isEmpty() ? scratch.resolve("outputs") : Path.of(RECORD));
        Path said = scratch.resolve("said.txt");
        int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true", "-Duser.language=en",
                "-Duser.country=US", "-Duser.timezone=UTC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Outputs.class.getName(),
                outputs.toString(), scratch.toString())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        assertThat(exit).as(Files.readString(said)).isZero();
    }

    static List<String> runs() {
        return Outputs.RUNS;
    }

    static Stream<String> shown() {
        return Stream.concat(Outputs.RUNS.stream().map(Outputs::folder), Stream.of("deck", "pages"));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void everyWordAndFigureIsAsBefore(String name) throws IOException {
        String now = Sheet.words(outputs.resolve(name));
        assertThat(kept(name, now)).hasContent(now);
    }

    @ParameterizedTest
    @MethodSource("shown")
    void everyDrawingIsAsBefore(String name) throws IOException {
        String now = Sheet.drawings(outputs.resolve(name));
        Path kept = kept(name + "-drawn", now);
        assumeTrue(Files.readString(kept).startsWith(Sheet.drawnWith()), "drawn with another font or another Java");
        assertThat(kept).hasContent(now);
    }

    /**
     * Of what REPORT lines and limits say; the calls are made up. Summaries from before environments were counted have
     * intervals of another kind.
     */
    @ParameterizedTest
    @MethodSource("runs")
    void theRawSamplesComeToTheCommittedSummary(String run) {
        List<Row> committed = withoutCalls(Checkout.ROOT.resolve("results").resolve(run));
        boolean counted = committed.stream().anyMatch(row -> row.environments() > 0);
        List<Row> now = withoutCalls(outputs.resolve(Outputs.folder(run)));
        assertThat(counted ? now : now.stream().map(FrozenOutputTest::withoutIntervals).toList())
                .isEqualTo(counted ? committed : committed.stream().map(FrozenOutputTest::withoutIntervals).toList());
    }

    private static List<Row> withoutCalls(Path folder) {
        return Summary.read(folder).rows().stream()
                .filter(row -> row.metric() != Metric.CLIENT && row.metric() != Metric.ERRORS).toList();
    }

    private static Row withoutIntervals(Row row) {
        Interval none = Interval.NONE;
        return new Row(row.variant(), row.memoryMb(), row.start(), row.metric(), row.n(), row.p50(), row.p90(),
                row.p95(), row.p99(), row.max(), row.mean(), new Intervals(0, none, none, none, none));
    }

    private static Path kept(String sheet, String now) throws IOException {
        Path file = SHEETS.resolve(sheet + ".txt");
        return Boolean.getBoolean("frozen.update") ? Files.writeString(file, now) : file;
    }
}
