package lab.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lab.Home;
import lab.chart.Theme;
import lab.run.MadeUpRun;
import lab.run.Run;
import lab.run.folder.InvocationLines;
import lab.run.record.Cell;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.report.Invocation;
import locallambda.report.Start;
import locallambda.report.Start.Kind;
import locallambda.system.Folders;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the committed run to an audience that writes everything down. */
class ReplayTest {

    private static final Path REFERENCE = Home.find().results().resolve("reference");
    private static final int SIZE_MB = 512;
    /** As many as have room beside each other. */
    private static final List<String> LANES = List.of("java-jvm", "java-tuned", "java-aot", "python", "rust");

    private static List<JsonNode> heard;

    @BeforeAll
    static void play() throws Exception {
        heard = watch(Recording.of(REFERENCE, LANES, SIZE_MB), "{\"lane\": \"python\", \"ms\": 200}");
    }

    /** Every invocation of the run folder at this size, once, with its own time. */
    @Test
    void theStreamIsTheRunsSamples() throws IOException {
        Map<String, Double> shown = new HashMap<>();
        samples(heard).forEach(
                sample -> assertThat(shown.put(sample.path("id").asText(), sample.path("ms").asDouble())).isNull());
        Map<String, Double> recorded = new HashMap<>();
        for (Map.Entry<Cell, List<Invocation>> cell : cells().entrySet())
            for (Invocation one : cell.getValue()) recorded.put(one.report().requestId(), coldMs(one));
        assertThat(shown.keySet()).isEqualTo(recorded.keySet());
        shown.forEach((id, ms) -> assertThat(ms).isCloseTo(recorded.get(id), within(0.001)));
    }

    @Test
    void eachLaneHearsItsCallsInTheirOrder() throws IOException {
        for (Map.Entry<Cell, List<Invocation>> cell : cells().entrySet())
            assertThat(samples(heard).stream()
                    .filter(sample -> sample.path("lane").asText().equals(cell.getKey().variant()))
                    .map(sample -> sample.path("id").asText()))
                    .containsExactlyElementsOf(cell.getValue().stream().map(one -> one.report().requestId()).toList());
    }

    @Test
    void theLastMedianOfEachLaneIsTheSummarys() {
        Summary summary = Summary.read(REFERENCE);
        Map<String, JsonNode> last = new TreeMap<>();
        samples(heard).forEach(
                sample -> last.put(sample.path("lane").asText() + " " + sample.path("start").asText(), sample));
        assertThat(last).hasSize(2 * LANES.size());
        last.values().forEach(sample -> {
            boolean cold = sample.path("start").asText().equals("cold");
            Summary.Row row = summary
                    .row(sample.path("lane").asText(), SIZE_MB, cold ? Kind.COLD : Kind.WARM,
                            cold ? Metric.COLD : Metric.HANDLER)
                    .orElseThrow();
            assertThat(sample.path("n").asLong()).isEqualTo(row.n());
            assertThat(sample.path("median").asDouble()).isCloseTo(row.p50(), within(0.001));
        });
    }

    @Test
    void aSecondPlayIsTheSame() throws Exception {
        List<JsonNode> again = watch(Recording.of(REFERENCE, LANES, SIZE_MB), "{\"lane\": \"python\", \"ms\": 200}");
        assertThat(withoutWallClock(again)).isEqualTo(withoutWallClock(heard));
    }

    @Test
    void theTimingIsTheRunsDividedByTheSpeed() throws Exception {
        Recording recording = Recording.of(REFERENCE, List.of("python", "rust"), SIZE_MB);
        double speed = recording.seconds() / 2;
        List<JsonNode> played = watch(recording, "{}", speed);
        double seconds = (played.getLast().path("at").asLong() - played.getFirst().path("at").asLong()) / 1000.0;
        assertThat(seconds).isBetween(1.95, 3.5);
        assertThat(recording.seconds() / recording.bearableSpeed()).isLessThanOrEqualTo(90);
    }

    /** As in runs whose warm calls have environments of their own: rust without the cold starts of its first half. */
    @Test
    void nobodyIsWarmBeforeHavingStarted() throws IOException {
        Map<Cell, List<Invocation>> cells = cells();
        cells.replaceAll((cell, all) -> !cell.variant().equals("rust") ? all : all.stream().filter(
                one -> !one.phase().equals("cold") || one.startedAtMs() > all.get(all.size() / 2).startedAtMs())
                .toList());
        Set<String> started = new HashSet<>();
        List<StageEvent.Sampled> shown = new Cues(Run.record(REFERENCE), cells).all().stream().map(Recording.Cue::event)
                .filter(StageEvent.Sampled.class::isInstance).map(StageEvent.Sampled.class::cast).toList();
        for (StageEvent.Sampled sample : shown) {
            if (sample.start() == Kind.COLD) started.add(sample.lane());
            assertThat(started).contains(sample.lane());
        }
        assertThat(shown).hasSize(cells.values().stream().mapToInt(List::size).sum());
    }

    @Test
    void whoRacedWithoutALaneIsNamed() {
        Recording recording = Recording.of(REFERENCE, LANES, SIZE_MB);
        Set<String> raced = new TreeSet<>(Run.open(REFERENCE).variants());
        raced.removeAll(LANES);
        assertThat(recording.leftOut()).hasSameSizeAs(raced).contains("Go");
        assertThat(recording.scene(1).without()).startsWith("Also in this run, but without a lane: ").contains("Go");
        assertThat(recording.scene(3).clock()).isEqualTo("race time, 3.0 × as fast");
    }

    @Test
    void theGuessComesWithTheStart() {
        assertThat(heard.getFirst().path("guess").path("lane").asText()).isEqualTo("python");
        assertThat(heard.getFirst().path("guess").path("ms").asDouble()).isEqualTo(200);
    }

    @Test
    void aRunWithoutRawSamplesIsNamed(@TempDir Path folder) throws IOException {
        Path run = MadeUpRun.quick(folder);
        Folders.delete(run.resolve("cells"));
        Files.createDirectory(run.resolve("cells"));
        assertThatThrownBy(() -> Recording.of(run, List.of(), null)).isInstanceOf(Problem.class)
                .hasMessageContaining("no raw samples");
    }

    @Test
    void whatTheRunDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> Recording.of(REFERENCE, List.of("cobol"), null)).isInstanceOf(Problem.class)
                .hasMessageContaining("cobol");
        assertThatThrownBy(() -> Recording.of(REFERENCE, List.of(), 777)).isInstanceOf(Problem.class)
                .hasMessageContaining("777 MB");
    }

    private static double coldMs(Invocation one) {
        return one.report().durationMs() + (one.phase().equals("cold") ? one.report().start().beforeMs() : 0);
    }

    private static Map<Cell, List<Invocation>> cells() throws IOException {
        Map<Cell, List<Invocation>> cells = new HashMap<>();
        try (var folders = Files.list(REFERENCE.resolve("cells"))) {
            for (Path folder : folders.toList()) {
                Cell name = Cell.parse(folder.getFileName().toString()).orElseThrow();
                if (name.memoryMb() == SIZE_MB && LANES.contains(name.variant()))
                    cells.put(name, InvocationLines.read(folder));
            }
        }
        return cells;
    }

    static List<JsonNode> samples(List<JsonNode> heard) {
        return heard.stream().filter(event -> event.path("type").asText().equals("sample")).toList();
    }

    /** Start and end carry the time of this play. */
    private static List<String> withoutWallClock(List<JsonNode> heard) {
        List<String> texts = new ArrayList<>();
        heard.subList(1, heard.size() - 1).forEach(event -> texts.add(event.toString()));
        texts.add(heard.getFirst().path("guess").toString());
        texts.add(heard.getLast().path("result").toString());
        return texts;
    }

    private static List<JsonNode> watch(Recording recording, String guess) throws Exception {
        return watch(recording, guess, 10_000);
    }

    private static List<JsonNode> watch(Recording recording, String guess, double speed) throws Exception {
        try (Stage stage = Stage.open(0, Theme.NIGHT); Audience audience = new Audience(stage.url())) {
            stage.show(recording.scene(speed));
            Thread play = Thread.ofVirtual().start(() -> {
                try {
                    recording.play(stage, speed);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(audience.start(guess).statusCode()).isEqualTo(202);
            List<JsonNode> heard = audience.watch();
            play.join();
            return heard;
        }
    }
}
