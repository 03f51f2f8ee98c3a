package lab.lambda;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lab.result.Invocation;
import lab.result.Report;

/**
 * The accounting of one environment: its log, and a REPORT line for each invocation in their order. It is written when the caller
 * has its answer already, and for calls in quick succession together, because asking the system what an invocation used takes a
 * good part of the time of a warm one.
 */
final class Ledger {

    /** Calls that end within this time share one reading of what their environment used. */
    private static final long TOGETHER_MS = 2;

    private final Environment environment;
    private final LogLines lines;
    private final EnvironmentLog log;
    private final Consumer<Invocation> reported;
    private final Queue<Entry> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile long readNanos = System.nanoTime() - TOGETHER_MS * 1_000_000;
    private double cpuMs;
    private long peakMb;
    private Call started;

    /** @param reported gets each invocation once, after its REPORT line */
    Ledger(Environment environment, LogLines lines, EnvironmentLog log, Consumer<Invocation> reported) {
        this.environment = environment;
        this.lines = lines;
        this.log = log;
        this.reported = reported;
    }

    /** Logs an INIT that is over; {@code failure} is null if it went well. */
    synchronized void init(ProcessOutput output, double ms, String phase, Verdict failure) {
        if (output != null) log.take(output, output.size());
        log.line(lines.initReport(ms, phase, failure));
    }

    /** Logs what a long invocation has written so far. */
    synchronized void look(Call running, ProcessOutput output) {
        settle();
        start(running);
        log.take(output, output.size());
    }

    void add(Entry entry) {
        due.add(entry);
    }

    /** Sees to it that all invocations so far get their REPORT lines: now, or together with those of the next moment. */
    void settleSoon() {
        if (System.nanoTime() - readNanos > TOGETHER_MS * 1_000_000) settle();
        else if (planned.compareAndSet(false, true))
            CompletableFuture.delayedExecutor(TOGETHER_MS, TimeUnit.MILLISECONDS, Thread::startVirtualThread).execute(() -> {
                planned.set(false);
                settle();
            });
    }

    /** Returns when all invocations so far have their REPORT lines. */
    synchronized void settle() {
        if (due.isEmpty()) return;
        cpuMs = environment.cpuMs();
        peakMb = environment.peakMb();
        readNanos = System.nanoTime();
        for (Entry entry = due.poll(); entry != null; entry = due.poll()) write(entry);
    }

    private void write(Entry entry) {
        Report report = entry.report(environment.memoryMb(), peakMb);
        try {
            start(entry.call);
            if (entry.output != null) log.take(entry.output, entry.logEnd);
            log.line(lines.fault(entry.verdict) + lines.end(entry.call.requestId()) + lines.report(report));
            entry.tail(log.cut());
        } catch (RuntimeException e) {
            Trouble.tell(e);
        } finally {
            reported.accept(new Invocation(environment.function(), environment.id(), entry.call.phase(), entry.call.sender(),
                    entry.startedAtMs, cpuMs, report, entry.verdict.error()));
        }
    }

    private void start(Call call) {
        if (started != call) log.line(lines.start(call.requestId()));
        started = call;
    }
}
