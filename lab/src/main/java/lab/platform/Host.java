package lab.platform;

import java.util.List;
import java.util.Map;

/** A machine that functions run on, seen from the inside. The lab can't look into AWS's machines. */
public interface Host {

    /** A machine that the lab can't look into. */
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
