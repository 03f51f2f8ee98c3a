package frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lab.Checkout;
import lab.run.stats.Interval;
import lab.run.summary.Intervals;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import prose.Rendered;

/**
 * What users see of committed runs stays as it is while the code behind it changes. {@code -Dfrozen.record=FOLDER}
 * keeps all outputs in full in a new folder, so that {@code diff -r} shows what another version changes;
 * {@code -Dfrozen.update=true} takes what there is now for right. So it should be after a change of slides, YAMLs or
 * cited figures, which users see as well.
 */
class FrozenOutputTest {

    private static final Path SHEETS = Checkout.ROOT.resolve("lab/src/test/resources/frozen");
    private static final String RECORD = System.getProperty("frozen.record", "");
    private static final Set<String> SHOWN = new HashSet<>();

    @TempDir
    static Path scratch;
    private static Path outputs;

    @BeforeAll
    static void makeRoom() throws IOException {
        outputs = Files.createDirectory(RECORD.isEmpty() ? scratch.resolve("outputs") : Path.of(RECORD));
    }

    /** The folder with the outputs of a name; the first of a list has all of them shown. */
    private static Path shown(String name, List<String> list) throws IOException, InterruptedException {
        if (SHOWN.addAll(list)) show(list);
        return outputs.resolve(Outputs.folder(name));
    }

    private static void show(List<String> names) throws IOException, InterruptedException {
        Path said = scratch.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true", "-Duser.language=en",
                "-Duser.country=US", "-Duser.timezone=UTC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Outputs.class.getName(),
                outputs.toString(), scratch.toString()));
        command.addAll(names);
        int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start()
                .waitFor();
        assertThat(exit).as(Files.readString(said)).isZero();
    }

    static List<String> names() {
        return Stream.concat(Outputs.RUNS.stream(), Stream.of(Outputs.DECK, Outputs.PAGES)).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyWordAndFigureIsAsBefore(String name) throws Exception {
        wordsAndFigures(name, names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyDrawingIsAsBefore(String name) throws Exception {
        drawings(name, names());
    }

    @ParameterizedTest
    @FieldSource("frozen.Outputs#RUNS")
    void theRawSamplesComeToTheCommittedSummary(String run) throws Exception {
        summary(run, names());
    }

    @ParameterizedTest
    @FieldSource("frozen.Outputs#OTHER_RUNS")
    @Tag("long")
    void soItIsOfOtherRuns(String run) throws Exception {
        wordsAndFigures(run, Outputs.OTHER_RUNS);
        summary(run, Outputs.OTHER_RUNS);
        drawings(run, Outputs.OTHER_RUNS);
    }

    private static void wordsAndFigures(String name, List<String> list) throws Exception {
        String now = Sheet.words(shown(name, list));
        assertThat(kept(Outputs.folder(name), now)).hasContent(now);
    }

    private static void drawings(String name, List<String> list) throws Exception {
        String now = Sheet.drawings(shown(name, list));
        Path kept = kept(Outputs.folder(name) + "-drawn", now);
        assumeTrue(Files.readString(kept).startsWith(Sheet.drawnWith()), "drawn with another font or another Java");
        assertThat(kept).hasContent(now);
    }

    /** The others are only hashes of long texts; ProseTest reads this one. */
    @Test
    void everySentenceIsAsBefore() throws IOException {
        String now = Rendered.sentences(outputs, names().stream().map(Outputs::folder).toList());
        assertThat(kept("sentences", now)).hasContent(now);
    }

    /**
     * Of what REPORT lines and limits say; the calls are made up. Summaries from before environments were counted have
     * intervals of another kind.
     */
    private static void summary(String run, List<String> list) throws Exception {
        List<Row> committed = withoutCalls(Checkout.ROOT.resolve("results").resolve(run));
        boolean counted = committed.stream().anyMatch(row -> row.environments() > 0);
        List<Row> now = withoutCalls(shown(run, list));
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
