package lab.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import lab.run.folder.SentCall;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;

/**
 * The logs of all cells of a visit, read until each log has all expected lines, or until the time limit for log lines
 * is over.
 */
final class VisitLogs {

    private final AwsBounds bounds;
    private final Map<String, CellLog> visit = new HashMap<>();
    private final Map<String, RequestCounts> counted = new HashMap<>();
    private final List<Consumer<Invocation>> listeners = new CopyOnWriteArrayList<>();
    private boolean sent;

    VisitLogs(AwsBounds bounds) {
        this.bounds = bounds;
    }

    void subscribe(Consumer<Invocation> listener) {
        listeners.add(listener);
    }

    /** A new visit begins. */
    void clear() {
        visit.clear();
    }

    void begin(String cell, CellLog log) {
        visit.put(cell, log);
    }

    void sent(String sender, List<SentCall> calls) {
        sent = !calls.isEmpty();
        visit.forEach(
                (cell, log) -> log.expect(sender, calls.stream().filter(call -> call.cell().equals(cell)).toList()));
    }

    void settle(Duration patience) {
        if (!sent) return;
        long end = System.nanoTime() + patience.plus(bounds.logs()).toNanos();
        List<CellLog> waiting = new ArrayList<>(visit.values());
        while (true) {
            for (CellLog log : waiting)
                log.arrived().forEach(invocation -> listeners.forEach(listener -> listener.accept(invocation)));
            waiting.removeIf(log -> log.complete(bounds.logs().dividedBy(6)));
            if (waiting.isEmpty() || System.nanoTime() > end) break;
            AwsRetries.pause(bounds.look());
        }
        visit.forEach((cell, log) -> counted.merge(cell, log.requests(), RequestCounts::plus));
        sent = false;
    }

    RequestCounts requests(String cell) {
        return counted.getOrDefault(cell, new RequestCounts(0, 0, 0, 0));
    }

    void forget(String cell) {
        counted.remove(cell);
    }
}
