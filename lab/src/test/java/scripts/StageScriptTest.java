package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lab.Home;
import lab.race.Order;
import lab.report.RunReport;
import lab.run.folder.InvocationLines;
import lab.run.record.Machine;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.stage.Audience;
import lab.stage.Timetable;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The moment on stage as a presenter runs it, small: a real race, then the same as a recording. */
class StageScriptTest {

    private static final Comparator<JsonNode> MOMENT =
            Comparator.<JsonNode>comparingLong(one -> one.path("at").asLong())
                    .thenComparing(one -> one.path("lane").asText()).thenComparing(one -> one.path("id").asText());

    @TempDir
    Path results;

    @Test
    void aRaceIsShownAsItHappensAndItsRecordingIsTheSame() throws Exception {
        List<JsonNode> live = shown("--profile", "smoke", "--variants", "python,java-jvm", "--out", results.toString());
        Path run = only(results);
        List<String> recorded = new ArrayList<>();
        try (Stream<Path> cells = Files.list(run.resolve("cells"))) {
            for (Path cell : cells.toList())
                InvocationLines.read(cell)
                        .forEach(one -> recorded.add(one.report().requestId()));
        }
        assertThat(samples(live)).extracting(sample -> sample.path("id").asText())
                .containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(live.getLast().at("/result/cold/0/median").asDouble()).isEqualTo(Summary.read(run).rows().stream()
                .filter(row -> row.metric() == Metric.COLD).mapToDouble(Summary.Row::p50).min().orElseThrow());

        List<JsonNode> replay = shown("--replay", run.toString(), "--speed", "1000");
        assertThat(samples(replay)).containsExactlyInAnyOrderElementsOf(samples(live));
        assertThat(samples(replay)).isSortedAccordingTo(MOMENT);
        assertThat(turns(replay)).isEqualTo(turns(live));
        assertThat(replay.getLast().path("result")).isEqualTo(live.getLast().path("result"));
    }

    /** A whole processor each: the two lanes cannot run side by side, and ten seconds are enough for one of them. */
    @Test
    @Tag("alone")
    void aRaceEndsWhenItsTimeIsUpAndShowsWhatItHas() throws Exception {
        List<JsonNode> live = shown("--seconds", "15", "--variants", "python,java-jvm", "--memory", "1769", "--out",
                results.toString());
        assertThat(live.getLast().path("cut").asText())
                .isEqualTo("The time was up after 10 seconds. The race measured 1 of 2 turns.");
        assertThat(live.getLast().at("/result/cold/0/n").asInt()).isEqualTo(1);
        assertThat(live.getLast().at("/result/warm/0/n").asInt()).isEqualTo(12);
        assertThat(live.getLast().at("/result/warm")).hasSize(1);
        assertThat(live.getLast().path("at").asLong() - live.getFirst().path("at").asLong()).isLessThan(15_000);
        assertThat(shown("--replay", only(results).toString(), "--speed", "1000").getLast().path("cut"))
                .isEqualTo(live.getLast().path("cut"));
        assertThat(RunReport.of(only(results)).write()).content().contains("The race measured 1 of 2 turns.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "--seconds 91 | Choose --seconds from 15 to 90",
        "--variants cobol | There is no variant \"cobol\"",
        "--replay RESULTS/none | isn't a run",
        "--replay RESULTS/reference --variants cobol | isn't in this run",
        "--replay RESULTS/reference --speed 0 | The speed can't be 0",
        "--replay RESULTS/reference --memory 777 | 777 MB",
        "--theme pink | pink"})
    void badOptionsAreNamed(String options, String sentence) {
        Script.Said stage = Script.refused("stage",
                Stream.concat(Stream.of("--port", "0"),
                        Stream.of(options.replace("RESULTS", Home.find().results().toString()).split(" ")))
                        .toArray(String[]::new));
        assertThat(stage.exitCode()).isNotZero();
        assertThat(stage.output()).contains(sentence).doesNotContain("\tat ");
    }

    /** Presses the key, watches to the end, stops it, and sees that nothing is left. */
    private static List<JsonNode> shown(String... options) throws Exception {
        try (Script stage = Script.start("stage", Map.of(),
                Stream.concat(Stream.of("--port", "0"), Stream.of(options)).toArray(String[]::new))) {
            await().atMost(Duration.ofMinutes(3)).until(() -> !stage.running() || page(stage.output()).find());
            Matcher page = page(stage.output());
            assertThat(page.find()).as(stage.output()).isTrue();
            List<JsonNode> heard;
            try (Audience audience = new Audience(URI.create(page.group()))) {
                assertThat(audience.start("{\"ms\": 300}").statusCode()).isEqualTo(202);
                heard = audience.watch();
            }
            stage.interrupt();
            assertThat(stage.await(20)).as(stage.output()).isEqualTo(130);
            assertThat(stage.left()).isEmpty();
            assertThat(heard.getLast().path("type").asText()).as(stage.output()).isEqualTo("ended");
            return heard;
        }
    }

    private static Matcher page(String output) {
        return Pattern.compile("http://127\\.0\\.0\\.1:\\d+/").matcher(output);
    }

    private static List<JsonNode> samples(List<JsonNode> heard) {
        return heard.stream().filter(event -> event.path("type").asText().equals("sample")).toList();
    }

    private static List<JsonNode> turns(List<JsonNode> heard) {
        return heard.stream().filter(event -> event.path("type").asText().equals("turn")).toList();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
