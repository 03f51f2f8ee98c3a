package lab.notebook.calls;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.notebook.view.Shown;

/**
 * A function that a notebook can call: deployed on the local Lambda, or replayed from the reference run where it cannot
 * be built.
 */
public interface DeployedFunction extends Shown {

    String name();

    /** Calls it with {@code {}}. */
    default Call invoke() {
        return invoke("{}");
    }

    /** Calls it with a JSON event. */
    Call invoke(String event);

    /** Ends its execution environments, then calls it: a forced cold start. */
    Call cold();

    /** Forces this number of cold starts, one after another. */
    Calls cold(int times);

    /** Makes this number of calls back to back. The first call may be a cold start. */
    Calls invoke(int times);

    /** Makes this number of calls, one every 250 ms, as in the race. */
    Calls paced(int times);

    /** Its function URL, for curl, k6 or a browser. */
    URI url();

    /** Ends its execution environments, as a long pause does: the next call is a cold start. */
    default void endEnvironments() {}

    /** Its execution environments' processes, each with its command line and what it says of itself. */
    default List<Map<String, String>> processes() {
        return List.of();
    }

    /** The folder of its snapshot; empty if it has none. */
    default Optional<Path> snapshot() {
        return Optional.empty();
    }

    /** Is it replayed from the reference run? */
    boolean recorded();
}
