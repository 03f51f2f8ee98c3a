package locallambda.environment;

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
    /** What the process has written, and how much of it is this invocation's; null if there was no process. */
    final ProcessOutput output;
    final long logEnd;
    private final double durationMs;
    private final Start start;
    private byte[] tail = new byte[0];

    /** @param durationMs handler time, the repetition of a failed INIT included */
    PendingReport(InvokeRequest call, InvocationOutcome verdict, Start start, long startedAtMs, double durationMs,
            ProcessOutput output, long logEnd) {
        this.call = call;
        this.verdict = verdict;
        this.start = start;
        this.startedAtMs = startedAtMs;
        this.durationMs = hundredths(durationMs);
        this.output = output;
        this.logEnd = logEnd;
    }

    /** One that came to its end in INIT; {@code process} is null if none could be started. */
    PendingReport(InvokeRequest call, InvocationOutcome verdict, Start start, long startedAtMs, double durationMs,
            RuntimeProcess process) {
        this(call, verdict, start, startedAtMs, durationMs, process == null ? null : process.output(),
                process == null ? 0 : process.output().size());
    }

    Report report(int memoryMb, long peakMb) {
        return new Report(call.requestId(), durationMs, BillingRule.TODAY.billedMs(durationMs, start), memoryMb,
                (int) peakMb, start,
                verdict.status(), verdict.status() == Report.Status.ERROR ? verdict.errorType() : "");
    }

    void tail(byte[] lastOfLog) {
        tail = lastOfLog;
    }

    /** The last of its log, once the REPORT line is written. */
    byte[] tail() {
        return tail;
    }

    /** As precise as a REPORT line, so that what is billed follows from what is printed. */
    static double hundredths(double ms) {
        return Math.round(ms * 100) / 100.0;
    }
}
