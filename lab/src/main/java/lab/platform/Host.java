package lab.platform;

import java.util.List;
import java.util.Map;

/** A machine that functions run on, looked into from the inside. Nobody can look into AWS's machines. */
public interface Host {

    /** A machine that shows nothing of itself. */
    Host UNSEEN = new Host() {};

    /** CPU time in ms that the lab's own parts have used so far, by part. */
    default Map<String, Double> ownCpuMs() {
        return Map.of();
    }

    /** The command lines of a function's living environments with what their runtimes say about themselves. */
    default List<Map<String, String>> processes(String function) {
        return List.of();
    }
}
