package lab.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.run.folder.SentCall;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.RequestCounts;

/** A cell's log lines about the requests of one visit, matched by request id with what the client saw. */
final class CellLog {

    /** Statuses that need not mean that a handler ran: no answer at all, or one of the service itself. */
    private static final List<Integer> UNCERTAIN = List.of(0, 500, 503);
    private static final int MOST_SAID = 500;

    private final String cell;
    private final FunctionLogs logs;
    private final LogReader reader = new LogReader();
    private final Map<String, SentCall> missing = new HashMap<>();
    private List<SentCall> calls = List.of();
    private String sender = "";
    private long uncertain;
    private long reported;
    private long completeSince;

    CellLog(String cell, FunctionLogs logs) {
        this.cell = cell;
        this.logs = logs;
    }

    /** @param sent what the client {@code by} has sent in this visit */
    void expect(String by, List<SentCall> sent) {
        sender = by;
        calls = sent;
        sent.stream().filter(call -> call.status() != 429 && !refused(call) && !UNCERTAIN.contains(call.status()))
                .forEach(call -> missing.put(call.requestId(), call));
        uncertain = sent.stream().filter(call -> UNCERTAIN.contains(call.status())).count();
    }

    /** Invocations of this visit whose REPORT lines have arrived since the last call of this method. */
    List<Invocation> arrived() {
        return reader.read(logs.arrived()).stream().flatMap(one -> invocation(one).stream()).toList();
    }

    /**
     * Have all expected REPORT lines arrived? Requests without an answer may have no line, so the log is complete only
     * {@code grace} after all others have arrived.
     */
    boolean complete(Duration grace) {
        if (!missing.isEmpty()) return false;
        if (completeSince == 0) completeSince = System.nanoTime();
        return uncertain == 0 || System.nanoTime() - completeSince > grace.toNanos();
    }

    /**
     * The results of the requests, as far as the logs show them. A request whose line never arrived is only in the
     * first count.
     */
    RequestCounts requests() {
        long throttled = calls.stream().filter(call -> call.status() == 429).count();
        long refused = calls.stream().filter(CellLog::refused).count();
        return new RequestCounts(calls.size(), reported, throttled, refused + uncertain);
    }

    private Optional<Invocation> invocation(LogReader.Logged logged) {
        SentCall call = missing.remove(logged.report().requestId());
        if (call == null) {
            Optional<SentCall> unanswered = unanswered(logged.report().requestId());
            if (unanswered.isEmpty()) return Optional.empty(); // somebody else called the function
            uncertain--;
            call = unanswered.get();
        }
        reported++;
        Report report = failed(call) && logged.report().status() == Report.Status.SUCCESS ? failed(logged.report())
                : logged.report();
        String error = report.status() == Report.Status.SUCCESS ? "" : shortened(logged.said());
        return Optional.of(new Invocation(cell, logged.stream(), call.phase(), sender, logged.startedAtMs(), Double.NaN,
                report, error));
    }

    /**
     * A request that this REPORT line may belong to although the client had no proper answer: the one with its id, else
     * one without any id.
     */
    private Optional<SentCall> unanswered(String requestId) {
        if (uncertain == 0) return Optional.empty();
        List<SentCall> candidates = calls.stream().filter(call -> UNCERTAIN.contains(call.status())).toList();
        return candidates.stream().filter(call -> call.requestId().equals(requestId)).findFirst()
                .or(() -> candidates.stream().filter(call -> call.requestId().isEmpty()).findFirst()
                        .map(call -> new SentCall(cell, requestId, "", 0)));
    }

    /** Refused before any handler ran. */
    private static boolean refused(SentCall call) {
        return call.status() >= 400 && call.status() < 500 && call.status() != 429;
    }

    private static boolean failed(SentCall call) {
        return call.status() == 502;
    }

    /** In text form a REPORT line does not say that the handler threw; the client's 502 does. */
    private static Report failed(Report report) {
        return new Report(report.requestId(), report.durationMs(), report.billedMs(), report.memoryMb(),
                report.peakMb(), report.start(), Report.Status.ERROR, "Unhandled");
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SAID ? text : text.substring(0, MOST_SAID) + " …";
    }
}
