package lab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final Events.Call BUILT = new Events.Call("handler's constructor", 100, 200);

    @Test
    void parsingTakesFromTheEndOfInitToTheHandler() {
        Events.Call handler = new Events.Call(Events.HANDLER, 312, 500);
        assertThat(Events.withEvent(List.of(BUILT, handler), 305)).containsExactly(BUILT,
                new Events.Call(Events.EVENT, 305, 7), handler);
    }

    @Test
    void aHookThatCallsTheHandlerParsesNoEvent() {
        Events.Call hook = new Events.Call(Events.HANDLER, 310, 90), handler = new Events.Call(Events.HANDLER, 412, 5);
        assertThat(Events.withEvent(List.of(BUILT, hook, handler), 405)).containsExactly(BUILT, hook,
                new Events.Call(Events.EVENT, 405, 7), handler);
    }

    @Test
    void aHandlerThatSeemsToStartBeforeInitEndsHasNothingToParse() {
        Events.Call handler = new Events.Call(Events.HANDLER, 304.5, 500);
        assertThat(Events.withEvent(List.of(handler), 305)).containsExactly(
                new Events.Call(Events.EVENT, 304.5, 0), handler);
    }
}
