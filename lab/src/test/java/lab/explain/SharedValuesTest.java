package lab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedValuesTest {

    @Test
    void anIdThatAllCopiesAnswerIsNamedWithItsPlace() {
        assertThat(SharedValues.of(List.of("{\"order\": {\"id\": \"91027364\"}, \"n\": 3}",
                "{\"order\": {\"id\": \"91027364\"}, \"n\": 3}"), "{}"))
                .containsExactly("All 2 copies answered /order/id = 91027364. If this value should be unique, "
                        + "create it in the handler.");
    }

    @Test
    void whatDiffersOrCameWithTheEventIsNoWarning() {
        assertThat(
                SharedValues.of(List.of("{\"id\": 1234567, \"user\": 7654321}", "{\"id\": 7777777, \"user\": 7654321}"),
                        "{\"user\": 7654321}"))
                .isEmpty();
    }

    @Test
    void theBodyOfAnHttpAnswerIsReadToo() {
        String answer = "{\"statusCode\": 200, \"body\": \"{\\\"at\\\": \\\"2026-11-30T00:00:00Z\\\"}\"}";
        assertThat(SharedValues.of(List.of(answer, answer), "{}")).singleElement().asString()
                .contains("/body/at = 2026-11-30T00:00:00Z");
    }
}
