package lab.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import lab.result.Invocation;
import lab.result.Report.Start;

/** An execution environment: INIT, then one invocation at a time, until it ends. */
final class Environment {

    /** Source: AWS Lambda Developer Guide, "Understanding the Lambda execution environment lifecycle". */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

    private final String id;
    private final FunctionConfig config;
    private final Limits limits;
    private final Path folder;
    private final Ledger ledger;
    private final Consumer<Environment> onDeath;
    private volatile RuntimeProcess process;
    private volatile boolean over;
    private volatile long idleSince;
    private double earlierCpuMs;
    private long earlierPeakMb;

    /**
     * @param folder  for the file its process writes to
     * @param onDeath called when its process has ended by itself
     */
    Environment(String id, FunctionConfig config, Limits limits, Path folder, FunctionLog log, Consumer<Invocation> reported,
            Consumer<Environment> onDeath) {
        this.id = id;
        this.config = config;
        this.limits = limits;
        this.folder = folder;
        this.onDeath = onDeath;
        this.ledger = new Ledger(this, new LogLines(config.logFormat()), new EnvironmentLog(log), reported);
    }

    String id() {
        return id;
    }

    String function() {
        return config.name();
    }

    int memoryMb() {
        return config.memoryMb();
    }

    /** CPU time so far in ms, a failed INIT included. */
    double cpuMs() {
        RuntimeProcess now = process;
        return earlierCpuMs + (now == null ? 0 : now.cage().cpuMs());
    }

    /** Peak memory so far in MB. */
    long peakMb() {
        RuntimeProcess now = process;
        return Math.max(earlierPeakMb, now == null ? 0 : now.cage().peakMb());
    }

    /** Can it take an invocation? */
    boolean alive() {
        RuntimeProcess now = process;
        return !over && now != null && now.alive();
    }

    Optional<Long> pid() {
        return Optional.ofNullable(process).filter(RuntimeProcess::alive).map(RuntimeProcess::pid);
    }

    /** {@link System#nanoTime} of its last invocation's end. */
    long idleSince() {
        return idleSince;
    }

    /** One invocation; the first one goes through INIT. Never called by two threads at a time. */
    Result invoke(Call call) {
        Result result = process == null ? first(call) : handle(call, new Start.Warm(), config.timeout(), 0);
        idleSince = System.nanoTime();
        return result;
    }

    /** SIGTERM, up to {@code grace} for the process to end by itself, then its end. */
    void shutDown(Duration grace) {
        RuntimeProcess now = process;
        if (now != null) now.terminate(grace);
        end();
    }

    /** Ends it, whatever it is doing. Returns when its processes are gone; a second call waits for the first. */
    void end() {
        ledger.settle();
        synchronized (this) {
            over = true;
            if (process != null) process.close();
        }
        ledger.settle();
    }

    private Result first(Call call) {
        RuntimeProcess.Init init = init(call, Math.max(1, Limits.share(config.memoryMb())), INIT_LIMIT);
        if (init.ending() instanceof Ending.Gone) return gone();
        Start start = new Start.Cold(Entry.hundredths(init.ms()));
        if (init.ending() instanceof Ending.Ready) {
            ledger.init(process.output(), init.ms(), "init", null);
            process.cage().vcpus(Limits.share(config.memoryMb()));
            return handle(call, start, config.timeout(), 0);
        }
        ledger.init(output(), init.ms(), "init", verdict(init.ending(), call, INIT_LIMIT));
        return initAgain(call, start);
    }

    /** INIT within the invocation, as AWS does it after an INIT that failed: with the handler's share and in its time. */
    private Result initAgain(Call call, Start start) {
        forgetProcess();
        long startedAtMs = System.currentTimeMillis();
        RuntimeProcess.Init init = init(call, Limits.share(config.memoryMb()), config.timeout());
        if (init.ending() instanceof Ending.Gone) return gone();
        if (init.ending() instanceof Ending.Ready) {
            ledger.init(process.output(), init.ms(), "invoke", null);
            return handle(call, start, config.timeout().minusNanos((long) (init.ms() * 1e6)), init.ms());
        }
        Verdict verdict = verdict(init.ending(), call, config.timeout());
        ledger.init(output(), init.ms(), "invoke", verdict);
        over = true;
        return answer(new Entry(call, verdict, start, startedAtMs, init.ms(), output(), output() == null ? 0 : output().size()));
    }

    /** @param spentMs what a repeated INIT has taken of the handler's time already */
    private Result handle(Call call, Start start, Duration limit, double spentMs) {
        RuntimeProcess runtime = process;
        Delivery delivery = new Delivery(call, Arn.of(config), limit);
        runtime.deliver(delivery);
        if (!(start instanceof Start.Warm)) runtime.cage().peakMb();
        while (!delivery.await(Duration.ofSeconds(1))) ledger.look(call, runtime.output());
        Delivery.Ended ended = delivery.ended(runtime.output().size());
        if (ended.ending() instanceof Ending.Gone) return gone();
        if (ended.ending() instanceof Ending.TimedOut) {
            runtime.cage().peakMb();
            runtime.kill();
        }
        over = over || ended.ending() instanceof Ending.TimedOut || ended.ending() instanceof Ending.Exited;
        double durationMs = Math.min(spentMs + delivery.durationMs(ended),
                ended.ending() instanceof Ending.TimedOut ? config.timeout().toMillis() : Double.MAX_VALUE);
        return answer(new Entry(call, verdict(ended.ending(), call, config.timeout()), start, delivery.startedAtMs() - (long) spentMs,
                durationMs, runtime.output(), ended.logEnd()));
    }

    private RuntimeProcess.Init init(Call call, double vcpus, Duration limit) {
        long before = System.nanoTime();
        try {
            synchronized (this) {
                if (over) return new RuntimeProcess.Init(new Ending.Gone(), 0);
                process = RuntimeProcess.start(config, id, limits, vcpus, folder, this::died);
            }
        } catch (IOException e) {
            String message = "RequestId: " + call.requestId() + " Error: " + e.getMessage();
            String type = "Runtime.InvalidEntrypoint";
            return new RuntimeProcess.Init(new Ending.Failed(type, message, Verdict.payload(type, message)), (System.nanoTime() - before) / 1e6);
        }
        RuntimeProcess.Init init = process.awaitInit(limit);
        return over ? new RuntimeProcess.Init(new Ending.Gone(), init.ms()) : init;
    }

    private Verdict verdict(Ending ending, Call call, Duration limit) {
        boolean outOfMemory = process != null && process.cage().outOfMemory();
        return Verdict.of(ending, call.requestId(), limit, outOfMemory);
    }

    private Result answer(Entry entry) {
        ledger.add(entry);
        return new Result.Answer(entry, ledger);
    }

    private Result gone() {
        over = true;
        return new Result.Undelivered("The execution environment " + id + " ended before it got the event.");
    }

    private synchronized void forgetProcess() {
        if (process == null) return;
        process.close();
        earlierCpuMs += process.cage().cpuMs();
        earlierPeakMb = Math.max(earlierPeakMb, process.cage().peakMb());
        process = null;
    }

    private ProcessOutput output() {
        RuntimeProcess now = process;
        return now == null ? null : now.output();
    }

    private void died() {
        Thread.startVirtualThread(() -> onDeath.accept(this));
    }
}
