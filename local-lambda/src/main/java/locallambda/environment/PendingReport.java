package locallambda.environment;

import java.util.concurrent.CompletableFuture;
import locallambda.report.BillingRule;
import locallambda.report.Report;
import locallambda.report.Start;
import locallambda.runtime.InvocationOutcome;
import locallambda.runtime.InvokeRequest;
import locallambda.runtime.ProcessOutput;
import locallambda.runtime.RuntimeProcess;

/** An invocation that has ended and waits for its REPORT line. */
final class PendingReport {

    final InvokeRequest call;
    final InvocationOutcome verdict;
    final long startedAtMs;
    /** What the process has written; null if there was no process. */
    final ProcessOutput output;
    /** Completes with the size of the output when the invocation is over; the REPORT line has to wait until then. */
    final CompletableFuture<Long> logEnd;
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final double durationMs;
    private final Start start;
    private byte[] tail = new byte[0];

    /** @param durationMs handler time, the repetition of a failed INIT included */
    PendingReport(InvokeRequest call, InvocationOutcome verdict, Start start, long startedAtMs, double durationMs,
            ProcessOutput output, CompletableFuture<Long> logEnd) {
        this.call = call;
        this.verdict = verdict;
        this.start = start;
        this.startedAtMs = startedAtMs;
        this.durationMs = hundredths(durationMs);
        this.output = output;
        this.logEnd = logEnd;
    }

    /** An invocation that ended in INIT; {@code process} is null if none could be started. */
    PendingReport(InvokeRequest call, InvocationOutcome verdict, Start start, long startedAtMs, double durationMs,
            RuntimeProcess process) {
        this(call, verdict, start, startedAtMs, durationMs, process == null ? null : process.output(),
                CompletableFuture.completedFuture(process == null ? 0 : process.output().size()));
    }

    /** The caller has its answer. */
    void sent() {
        sent.complete(null);
    }

    /** Runs {@code action} when the invocation is over and its caller has the answer. */
    void whenDue(Runnable action) {
        CompletableFuture.allOf(sent, logEnd).thenRunAsync(action, Thread::startVirtualThread);
    }

    Report report(int memoryMb, long peakMb) {
        return new Report(call.requestId(), durationMs, BillingRule.TODAY.billedMs(durationMs, start), memoryMb,
                (int) peakMb, start,
                verdict.status(), verdict.status() == Report.Status.ERROR ? verdict.errorType() : "");
    }

    void tail(byte[] lastOfLog) {
        tail = lastOfLog;
    }

    /** The end of the invocation's log, once the REPORT line is written. */
    byte[] tail() {
        return tail;
    }

    /** As precise as a REPORT line, so that what is billed follows from what is printed. */
    static double hundredths(double ms) {
        return Math.round(ms * 100) / 100.0;
    }
}
