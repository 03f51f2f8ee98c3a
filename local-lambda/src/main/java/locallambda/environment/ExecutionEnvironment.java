package locallambda.environment;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import locallambda.files.EnvironmentFiles;
import locallambda.http.ApiError;
import locallambda.limits.Limits;
import locallambda.log.FunctionLog;
import locallambda.report.Invocation;
import locallambda.report.Start;
import locallambda.runtime.Arn;
import locallambda.runtime.Delivery;
import locallambda.runtime.Ending;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvocationOutcome;
import locallambda.runtime.InvokeRequest;
import locallambda.runtime.ProcessSource;
import locallambda.runtime.RuntimeError;
import locallambda.runtime.RuntimeProcess;

/** An execution environment: INIT, then one invocation at a time, until it ends. */
final class ExecutionEnvironment {

    /** Source: AWS Lambda Developer Guide, "Understanding the Lambda execution environment lifecycle". */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);
    /** Source: AWS Lambda Developer Guide, "Troubleshooting SnapStart errors for Lambda functions". */
    private static final Duration RESTORE_LIMIT = Duration.ofSeconds(10);
    /** For what a runtime logs between its answer and its asking for the next event. */
    private static final Duration LAST_WORDS = Duration.ofMillis(250);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final String id;
    private final FunctionConfig config;
    private final ProcessSource source;
    private final Ledger ledger;
    private final Consumer<ExecutionEnvironment> onDeath;
    private final ResourceUsage usage = new ResourceUsage();
    private volatile EnvironmentFiles files;
    private volatile RuntimeProcess process;
    private volatile Delivery running;
    private final AtomicReference<Delivery> last = new AtomicReference<>();
    private volatile boolean over;
    private volatile boolean reset;
    private volatile long idleSince;

    /**
     * @param onDeath   called when its process has ended by itself
     * @param inherited the files of an environment that was reset; null for new files
     */
    ExecutionEnvironment(FunctionConfig config, ProcessSource source, FunctionLog log, Consumer<Invocation> reported,
            Consumer<ExecutionEnvironment> onDeath, EnvironmentFiles inherited) {
        this.files = inherited;
        this.id = log.nextStream();
        this.config = config;
        this.source = source;
        this.onDeath = onDeath;
        this.ledger = new Ledger(id, config, usage, log, reported, this::oversize);
    }

    /** Whether this environment can take an invocation. */
    boolean alive() {
        RuntimeProcess now = process;
        return !over && now != null && now.alive();
    }

    Optional<Long> pid() {
        return Optional.ofNullable(process).filter(RuntimeProcess::alive).map(RuntimeProcess::pid);
    }

    /**
     * The files of this environment if it ends because of a time-out or a crash; empty if it ends for another reason.
     * The next environment continues with these files, because AWS resets an environment without clearing its
     * {@code /tmp}. Source: AWS Lambda Developer Guide, "Understanding the Lambda execution environment lifecycle".
     */
    synchronized Optional<EnvironmentFiles> leaves() {
        if (!reset || config.fromSnapshot()) return Optional.empty();
        Optional<EnvironmentFiles> left = Optional.ofNullable(files);
        files = null;
        return left;
    }

    /** {@link System#nanoTime} of its last invocation's end. */
    long idleSince() {
        return idleSince;
    }

    /** Runs one invocation; INIT or a restore precedes the first one. Never called by two threads at a time. */
    InvokeResult invoke(InvokeRequest call) {
        InvokeResult result = process != null ? handle(call, new Start.Warm(), config.timeout(), 0)
                : config.fromSnapshot() ? restored(call) : first(call);
        idleSince = System.nanoTime();
        return result;
    }

    /**
     * Called regularly: ends an overdue invocation, and logs what a long invocation has written so far. If a runtime
     * has answered but does not ask for the next event, the log of that invocation ends when its time is over.
     */
    void tick() {
        Delivery delivery = running;
        long now = System.nanoTime();
        Delivery answered = last.get();
        if (answered != null && answered.logEnd().isDone()) last.compareAndSet(answered, null); // and with it the event
        else if (answered != null && answered.overdue(now)) answered.logEnds(process.output().size());
        if (delivery == null) return;
        if (delivery.overdue(now)) delivery.end(new Ending.TimedOut(), process.output().size());
        else if (delivery.ms(now) > BETWEEN_LOOKS.toMillis())
            ledger.look(delivery.call, process.output(), BETWEEN_LOOKS);
    }

    /** Sends SIGTERM, waits up to {@code grace} for the process to end by itself, and then ends the environment. */
    void shutDown(Duration grace) {
        RuntimeProcess now = process;
        if (now != null) now.terminate(grace);
        end();
    }

    /**
     * Ends this environment, even a busy one. Returns when its processes are gone; a second call waits for the first.
     */
    void end() {
        Delivery answered = last.get();
        if (answered != null) answered.awaitLogEnd(LAST_WORDS, process.output()::size);
        ledger.settle();
        synchronized (this) {
            over = true;
            if (process != null) {
                ledger.rest(process.output());
                process.close();
            }
            if (files != null) files.close();
            files = null;
        }
        ledger.settle();
    }

    private InvokeResult first(InvokeRequest call) {
        RuntimeProcess.Init init = init(call, Math.max(1, Limits.share(config.memoryMb())), INIT_LIMIT);
        if (init.ending() instanceof Ending.Gone) return gone();
        Start start = new Start.Cold(PendingReport.hundredths(init.ms()));
        if (init.ending() instanceof Ending.Ready) {
            ledger.init(process, init.ms(), "init", null);
            if (config.snapStart().isPresent()) ledger.rehearsed(init);
            process.limits().vcpus(Limits.share(config.memoryMb()));
            return handle(call, start, config.timeout(), 0);
        }
        ledger.init(process, init.ms(), "init", verdict(init.ending(), call, INIT_LIMIT));
        return initAgain(call, start);
    }

    /**
     * The hooks have the handler's CPU share; the restore before them stands for work that AWS does outside of the
     * environment.
     */
    private InvokeResult restored(InvokeRequest call) {
        long startedAtMs = System.currentTimeMillis();
        RuntimeProcess.Init restore = init(call, Limits.share(config.memoryMb()), RESTORE_LIMIT);
        if (restore.ending() instanceof Ending.Gone) return gone();
        Start start = new Start.Restored(PendingReport.hundredths(restore.ms()), Math.ceil(restore.hooksMs()));
        if (restore.ending() instanceof Ending.Ready) {
            ledger.restored(process, restore, null);
            return handle(call, start, config.timeout(), 0);
        }
        over = true;
        ApiError error = restore.ending() instanceof Ending.TimedOut ? ApiError.restoreTimedOut()
                : ApiError.restoreFailed();
        InvocationOutcome verdict = restore.ending() instanceof Ending.TimedOut
                ? InvocationOutcome.restoreTimedOut(error) : verdict(restore.ending(), call, RESTORE_LIMIT);
        ledger.restored(process, restore, verdict);
        if (process != null) process.kill();
        PendingReport entry = new PendingReport(call, verdict, start, startedAtMs, 0, process);
        ledger.add(entry);
        return new InvokeResult.Refused(new InvokeResult.Answer(entry, ledger), error);
    }

    /** A failed INIT runs again within the invocation, as on AWS: with the handler's share and in its time. */
    private InvokeResult initAgain(InvokeRequest call, Start start) {
        if (process != null) process.close();
        long startedAtMs = System.currentTimeMillis();
        RuntimeProcess.Init init = init(call, Limits.share(config.memoryMb()), config.timeout());
        if (init.ending() instanceof Ending.Gone) return gone();
        if (init.ending() instanceof Ending.Ready) {
            ledger.init(process, init.ms(), "invoke", null);
            return handle(call, start, config.timeout().minusNanos((long) (init.ms() * 1e6)), init.ms());
        }
        InvocationOutcome verdict = verdict(init.ending(), call, config.timeout());
        ledger.init(process, init.ms(), "invoke", verdict);
        over = true;
        double ms = init.ending() instanceof Ending.TimedOut ? config.timeout().toMillis() : init.ms();
        return answer(new PendingReport(call, verdict, start, startedAtMs, ms, process));
    }

    /** @param spentMs what a repeated INIT has taken of the handler's time already */
    private InvokeResult handle(InvokeRequest call, Start start, Duration limit, double spentMs) {
        RuntimeProcess runtime = process;
        Delivery delivery = new Delivery(call, Arn.of(config, call.qualifier()), limit);
        running = delivery;
        runtime.deliver(delivery);
        if (!(start instanceof Start.Warm)) usage.look();
        Delivery.Ended ended = delivery.await();
        last.set(delivery);
        running = null;
        Ending ending = ended.ending();
        boolean timedOut = ending instanceof Ending.TimedOut;
        if (ending instanceof Ending.Gone && (over || start instanceof Start.Warm)) return gone();
        if (ending instanceof Ending.Gone) ending = runtime.exit(); // nobody else can be asked, so the caller is told
        if (timedOut) {
            usage.look();
            runtime.kill();
        }
        reset = timedOut || ending instanceof Ending.Exited;
        over = over || reset;
        double ms = spentMs
                + (timedOut ? Math.min(delivery.ms(ended.nanos()), limit.toNanos() / 1e6) : delivery.ms(ended.nanos()));
        return answer(new PendingReport(call, verdict(ending, call, config.timeout()), start,
                delivery.startedAtMs() - (long) spentMs, ms, runtime.output(), delivery.logEnd()));
    }

    private RuntimeProcess.Init init(InvokeRequest call, double vcpus, Duration limit) {
        long before = System.nanoTime();
        try {
            synchronized (this) {
                if (over) return new RuntimeProcess.Init(new Ending.Gone(), 0);
                process = null;
                if (files == null) files = source.files();
                process = source.start(id, files, vcpus, this::died);
                usage.of(process.limits());
            }
        } catch (IOException e) {
            return new RuntimeProcess.Init(RuntimeError.invalidEntrypoint(call.requestId(), e),
                    (System.nanoTime() - before) / 1e6);
        }
        ledger.begins(config.fromSnapshot());
        RuntimeProcess.Init init = config.fromSnapshot() ? process.awaitRestore(limit) : process.awaitInit(limit);
        return over ? new RuntimeProcess.Init(new Ending.Gone(), init.ms()) : init;
    }

    private InvocationOutcome verdict(Ending ending, InvokeRequest call, Duration limit) {
        return InvocationOutcome.of(ending, call.requestId(), limit,
                () -> process != null && process.limits().outOfMemory());
    }

    private InvokeResult answer(PendingReport entry) {
        ledger.add(entry);
        return new InvokeResult.Answer(entry, ledger);
    }

    private Optional<String> oversize() {
        EnvironmentFiles now = files;
        return now == null ? Optional.empty() : now.oversize();
    }

    private InvokeResult gone() {
        over = true;
        return new InvokeResult.Undelivered("The execution environment " + id + " ended before it got the event.");
    }

    private void died() {
        Thread.startVirtualThread(() -> onDeath.accept(this));
    }
}
