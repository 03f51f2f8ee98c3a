package lab.notebook.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static Map<String, String> answer(String order, String dice, String request) {
        return Map.of("order", order, "dice", dice, "request", request, "orderInSnapshot", "o", "diceInSnapshot", "d");
    }

    @Test
    void whatTwoCopiesShareRepeats() {
        Copies copies = new Copies(List.of(answer("o", "1", "a"), answer("o", "2", "b")), false);
        assertThat(copies.repeated()).containsExactly("order");
        assertThat(copies.ids()).containsExactlyInAnyOrder("order", "dice", "request");
    }

    @Test
    void inARehearsalWhatTheSnapshotWouldHoldRepeats() {
        Copies copies = new Copies(List.of(answer("x", "d", "a"), answer("y", "d2", "b")), true);
        assertThat(copies.repeated()).containsExactly("dice");
        assertThat(copies.text()).contains("a rehearsal without a snapshot");
    }

    @Test
    void inARehearsalASeedOfOnesOwnRepeatsToo() {
        assertThat(new Copies(List.of(answer("x", "42", "a"), answer("y", "42", "b")), true).repeated())
                .containsExactly("dice");
    }
}
