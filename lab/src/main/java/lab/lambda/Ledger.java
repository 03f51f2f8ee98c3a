package lab.lambda;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import lab.result.Invocation;
import lab.result.Report;

/**
 * The accounting of one environment: its log and a REPORT line for each invocation, in their order, but written only when the
 * caller has its answer, because reading what an invocation used takes as long as a warm one of them.
 */
final class Ledger {

    private final Environment environment;
    private final LogLines lines;
    private final EnvironmentLog log;
    private final Consumer<Invocation> reported;
    private final Queue<Entry> open = new ConcurrentLinkedQueue<>();
    private Call started;

    Ledger(Environment environment, LogLines lines, EnvironmentLog log, Consumer<Invocation> reported) {
        this.environment = environment;
        this.lines = lines;
        this.log = log;
        this.reported = reported;
    }

    /**
     * An invocation that has ended.
     *
     * @param output where its process wrote to, up to {@code logEnd}
     */
    record Entry(
            Call call, Verdict verdict, Report.Start start, long startedAtMs, double durationMs, ProcessOutput output, long logEnd,
            byte[][] tailOnceWritten) {

        byte[] tail() {
            return tailOnceWritten[0];
        }
    }

    void add(Entry entry) {
        open.add(entry);
    }

    /** Writes all lines that are due. Returns when those of all entries so far are written, by whomever. */
    synchronized void settle() {
        for (Entry entry = open.poll(); entry != null; entry = open.poll()) write(entry);
    }

    /** Lines of a platform or a process outside of an invocation, or in the middle of a long one. */
    synchronized void peek(Call running, ProcessOutput output) {
        settle();
        start(running);
        log.take(output, output.size());
    }

    synchronized void initEnded(RuntimeProcess process, RuntimeProcess.Init init, String phase, Verdict verdict) {
        log.newProcess();
        log.take(process.output(), process.output().size());
        log.line(lines.initReport(init.ms(), phase, verdict == null ? "success" : verdict.status().name().toLowerCase(), verdict == null ? "" : verdict.errorType()));
    }

    private void start(Call call) {
        if (started != call) log.line(lines.start(call.requestId()));
        started = call;
    }

    private void write(Entry entry) {
        Call call = entry.call();
        start(call);
        log.take(entry.output(), entry.logEnd());
        Report report = report(entry);
        log.line(lines.fault(entry.verdict()) + lines.end(call.requestId()) + lines.report(report));
        entry.tailOnceWritten()[0] = log.cut();
        reported.accept(new Invocation(environment.function(), environment.id(), call.phase(), call.sender(), entry.startedAtMs(),
                environment.cpuMs(), report, entry.verdict().error()));
    }

    private Report report(Entry entry) {
        return null;
    }
}
