package locallambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import locallambda.system.Later;

/** Time that stands still until a test lets it go on. */
public final class AdvancedTime implements Later {

    private record Due(Duration at, Runnable task) {}

    private final List<Due> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public synchronized void run(Duration after, Runnable task) {
        waiting.add(new Due(now.plus(after), task));
    }

    /** Lets so much time pass, and does what is due by then. */
    public void advance(Duration by) {
        List<Due> due;
        synchronized (this) {
            now = now.plus(by);
            due = waiting.stream().filter(each -> each.at().compareTo(now) <= 0).toList();
            waiting.removeAll(due);
        }
        due.forEach(each -> each.task().run());
    }

    /** How much waits for its time. */
    public synchronized int waiting() {
        return waiting.size();
    }
}
