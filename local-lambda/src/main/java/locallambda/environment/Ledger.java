package locallambda.environment;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import locallambda.log.EnvironmentLog;
import locallambda.log.FunctionLog;
import locallambda.log.LogLines;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvocationOutcome;
import locallambda.runtime.InvokeRequest;
import locallambda.runtime.ProcessOutput;
import locallambda.runtime.RuntimeProcess;
import locallambda.system.BackgroundErrors;

/**
 * The accounting of one environment: its log, and a REPORT line for each invocation, in the order of the invocations. A
 * REPORT line is written when the caller already has its answer, and calls in quick succession get their lines
 * together. The reason: asking the system what an invocation used takes a good part of the time of a warm invocation.
 */
final class Ledger {

    /** Calls that end within this time share one reading of what their environment used. */
    private static final long TOGETHER_MS = 2;

    private final String id;
    private final FunctionConfig config;
    private final ResourceUsage usage;
    private final LogLines lines;
    private final EnvironmentLog log;
    private final Consumer<Invocation> reported;
    private final Supplier<Optional<String>> oversize;
    private final Queue<PendingReport> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile long readNanos = System.nanoTime() - TOGETHER_MS * 1_000_000;
    private double cpuMs;
    private long peakMb;
    private long lookedNanos = System.nanoTime();
    private boolean begun;
    private InvokeRequest started;
    private InvokeRequest written;

    /**
     * @param reported gets each invocation once, after its REPORT line
     * @param oversize a sentence for the log if there are more temporary files than the function may have
     */
    Ledger(String id, FunctionConfig config, ResourceUsage usage, FunctionLog log, Consumer<Invocation> reported,
            Supplier<Optional<String>> oversize) {
        this.id = id;
        this.config = config;
        this.usage = usage;
        this.lines = new LogLines(config.logFormat(), config.version());
        this.log = new EnvironmentLog(log);
        this.reported = reported;
        this.oversize = oversize;
    }

    /** Logs that INIT, or a restore, begins. */
    synchronized void begins(boolean restore) {
        if (!begun) log.aside(lines.begins(config.code().runtime(), restore));
        begun = true;
    }

    /**
     * Logs the end of INIT; {@code process} is null if none could be started, {@code failure} is null if INIT
     * succeeded.
     */
    synchronized void init(RuntimeProcess process, double ms, String phase, InvocationOutcome failure) {
        if (process != null) log.take(process.output(), process.output().size());
        log.line(lines.initReport(ms, phase, failure, false));
    }

    /** Logs that the snapshot hooks ran, but that no snapshot was taken. */
    synchronized void rehearsed(RuntimeProcess.Init init) {
        log.line(lines.rehearsal(init));
    }

    /** Logs the end of a restore and of the hooks after it. */
    synchronized void restored(RuntimeProcess process, RuntimeProcess.Init restore, InvocationOutcome failure) {
        if (process != null) log.take(process.output(), process.output().size());
        log.line(lines.restoreReport(restore, failure));
    }

    /** Logs what a long invocation has written so far, unless it was logged less than {@code pause} ago. */
    synchronized void look(InvokeRequest running, ProcessOutput output, Duration pause) {
        if (System.nanoTime() - lookedNanos < pause.toNanos()) return;
        lookedNanos = System.nanoTime();
        settle();
        if (written == running || !due.isEmpty()) return; // the one before has not ended
        start(running);
        log.take(output, output.size());
    }

    /** Logs what the process has written since its last invocation. */
    synchronized void rest(ProcessOutput output) {
        if (due.isEmpty()) log.take(output, output.size());
    }

    /** Adds an invocation. Its REPORT line is written when the invocation is over and the caller has the answer. */
    void add(PendingReport entry) {
        due.add(entry);
        entry.whenDue(this::settleSoon);
    }

    /** Gives all that are over their REPORT lines: now, or together with those of the next moment. */
    private void settleSoon() {
        if (System.nanoTime() - readNanos > TOGETHER_MS * 1_000_000) settle();
        else if (planned.compareAndSet(false, true))
            CompletableFuture.delayedExecutor(TOGETHER_MS, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(() -> {
                        planned.set(false);
                        settle();
                    });
    }

    /** Returns when all invocations that are over have their REPORT lines. */
    synchronized void settle() {
        if (due.isEmpty() || !due.peek().logEnd.isDone()) return;
        cpuMs = usage.cpuMs();
        peakMb = usage.peakMb();
        readNanos = System.nanoTime();
        while (!due.isEmpty() && due.peek().logEnd.isDone()) write(due.poll());
        oversize.get().ifPresent(sentence -> log.aside(lines.warning(sentence)));
    }

    private void write(PendingReport entry) {
        Report report = entry.report(config.memoryMb(), peakMb);
        try {
            written = entry.call;
            start(entry.call);
            if (entry.output != null) log.take(entry.output, entry.logEnd.join());
            log.line(lines.fault(entry.verdict) + lines.end(entry.call.requestId()) + lines.report(report));
            entry.tail(log.cut());
        } catch (RuntimeException e) {
            BackgroundErrors.tell(e);
        } finally {
            reported.accept(new Invocation(config.name(), id, entry.call.phase(), entry.call.sender(),
                    entry.startedAtMs, cpuMs, report, entry.verdict.error()));
        }
    }

    private void start(InvokeRequest call) {
        if (started != call) log.line(lines.start(call.requestId()));
        started = call;
    }
}
