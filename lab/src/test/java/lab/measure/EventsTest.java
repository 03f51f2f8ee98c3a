package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class EventsTest {

    static final List<String> canned = Events.CANNED;

    @TempDir
    Path folder;

    @Test
    void weightsAreSpreadOverTheTurn() {
        assertThat(Events.parse(List.of("3:{\"get\": 1}", "{\"post\": 1}")).order()).containsExactly(0, 0, 1, 0);
    }

    @Test
    void callsAreToldForEachEvent() {
        assertThat(Events.parse(List.of("9:{\"get\": 1}", "sqs")).shares(108))
                .isEqualTo("about 97 with event 1 and about 11 with sqs");
        assertThat(Events.parse(List.of("sqs")).shares(180)).isEqualTo("each with sqs");
    }

    @Test
    void aFileIsTakenByteForByte() throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), " {\"price\": 1.50}\n");
        Events.Event event = Events.parse(List.of(file.toString())).all().getFirst();
        assertThat(event.json()).isEqualTo(" {\"price\": 1.50}\n");
        assertThat(event.name()).isEqualTo("order.json");
    }

    @Test
    void aFileIsTextInUtf8() throws Exception {
        Path file = Files.write(folder.resolve("latin.json"), "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Events.parse(List.of(file.toString()))).isInstanceOf(Problem.class)
                .hasMessageContaining("isn't UTF-8 text");
    }

    @ParameterizedTest
    @FieldSource("canned")
    void aCannedEventIsJson(String name) throws Exception {
        assertThat(Events.JSON.readTree(Events.parse(List.of(name)).all().getFirst().json()).isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"a\": 1 | isn't JSON: line 1", "{} x | isn't JSON",
        "nothing.json | is neither a file nor JSON nor the name of a canned event", "0:{} | has the weight 0"})
    void whatIsNoEventIsNamed(String given, String says) {
        assertThatThrownBy(() -> Events.parse(List.of(given))).isInstanceOf(Problem.class).hasMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"201 | {\"statusCode\": 201} | true", "201 | {\"statusCode\": 200} | false",
        "{\"body\": {\"id\": 7}} | {\"statusCode\": 200, \"body\": \"{\\\"id\\\": 7, \\\"x\\\": 1}\"} | true",
        "{\"body\": {\"id\": 7}} | {\"body\": \"text\"} | false", "[1] | [1, 2] | false",
        "{\"a\": 1} | no JSON | false"})
    void anAnswerContainsWhatIsExpected(String expected, String answer, boolean met) {
        assertThat(Expectation.parse(expected).met(answer)).isEqualTo(met);
    }

    @Test
    void withoutAnExpectationAStatusOfAnErrorIsNoSuccess() {
        assertThat(Expectation.NO_ERROR.met("{\"statusCode\": 422}")).isFalse();
        assertThat(Expectation.NO_ERROR.met("\"text\"")).isTrue();
    }

    @Test
    void anExpectationIsAStatusOrJson() {
        assertThatThrownBy(() -> Expectation.parse("fine")).isInstanceOf(Problem.class)
                .hasMessage("--expect fine is neither a status nor JSON.");
    }
}
