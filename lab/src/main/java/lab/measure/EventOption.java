package lab.measure;

import java.util.List;
import picocli.CommandLine.Option;

/**
 * The options for the event, in the verbs that call a function with one event. They are an exclusive argument group.
 */
public final class EventOption {

    @Option(names = "--payload", paramLabel = "JSON", description = "The event (default: {}).")
    String payload = "{}";

    @Option(names = "--event", paramLabel = "EVENT",
            description = "A file, JSON, or a canned (predefined) event. ./jbang measure --help lists the canned "
                    + "events.")
    String given;

    /** As JSON. */
    public String json() {
        return events().all().getFirst().json();
    }

    /** The one event. */
    public Events events() {
        return given == null ? new Events(List.of(new Events.Event("event 1", 1, payload)))
                : Events.parse(List.of(given));
    }
}
