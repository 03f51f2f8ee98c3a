package locallambda.runtime;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import locallambda.files.EnvironmentFiles;
import locallambda.limits.EnvironmentLimits;
import locallambda.limits.Limits;
import locallambda.system.Mounts;
import locallambda.system.Posix;
import locallambda.system.Proc;

/** A function process under its own runtime client, with its limits, its log and its Runtime API. */
public final class RuntimeProcess implements AutoCloseable {

    /** Between the end of a process and our noticing it, so that what it said last is heard first. */
    private static final long LAST_WORDS_MS = 10;
    private static final long EXIT_AFTER_INIT_ERROR_MS = 250;
    private static final long FIRST_LOOK_MS = 2;
    private static final long BETWEEN_LOOKS_MS = 20;
    private static final long AFTER_KILL_MS = 500;

    private final long startedNanos;
    private final EnvironmentLimits environmentLimits;
    private final Launch launch;
    private final Process process;
    private boolean closed;

    /**
     * What a process is started with.
     *
     * @param variables all of its environment variables
     * @param output    where it writes; the process has the file open, so the caller that starts it may delete the
     *                  file's name
     * @param api       what answers the process's requests at {@code port}
     * @param files     of its environment
     */
    public record Launch(List<String> command, Map<String, String> variables, ProcessOutput output, RuntimeApi api,
            RuntimePort port, EnvironmentFiles files) {}

    private RuntimeProcess(FunctionConfig config, EnvironmentLimits environmentLimits, Launch launch, Runnable onDeath)
            throws IOException {
        this.environmentLimits = environmentLimits;
        this.launch = launch;
        EnvironmentFiles files = launch.files();
        List<String> command = launch.command().stream().map(files::inside).toList();
        ProcessBuilder builder = new ProcessBuilder(environmentLimits.wrap(command))
                .directory(config.directory().toFile()).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        launch.variables().forEach((name, value) -> builder.environment().put(name, files.inside(value)));
        Mounts.Started started = files.start(builder, launch.output().path());
        startedNanos = started.nanos();
        process = started.process();
        launch.port().started(process);
        environmentLimits.started(process);
        launch.api().beforeInitError(this::lookAtFunction);
        process.onExit().thenRunAsync(() -> {
            launch.api().exited(process.exitValue());
            onDeath.run();
        }, CompletableFuture.delayedExecutor(LAST_WORDS_MS, TimeUnit.MILLISECONDS));
    }

    /**
     * As {@link ProcessSource#start}. If the process cannot be started, this method closes the launch's port and
     * output.
     */
    public static RuntimeProcess start(FunctionConfig config, Limits limits, String environment, double vcpus,
            Launch launch, Runnable onDeath) throws IOException {
        EnvironmentLimits environmentLimits = null;
        try {
            environmentLimits = limits.limit(environment, config.memoryMb());
            environmentLimits.vcpus(vcpus);
            return new RuntimeProcess(config, environmentLimits, launch, onDeath);
        } catch (IOException | RuntimeException e) {
            launch.port().close();
            if (environmentLimits != null) environmentLimits.close();
            launch.output().close();
            throw e;
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for the exit status of the process after it has ended by itself. */
    public Ending exit() {
        awaitExit(AFTER_KILL_MS);
        return new Ending.Exited(process.isAlive() ? 0 : process.exitValue());
    }

    /** The function's own process. */
    public long pid() {
        return launch.port().pid();
    }

    public EnvironmentLimits limits() {
        return environmentLimits;
    }

    /** From now on only the function's own process counts, not those that started it. */
    public void countOnlyFunction() {
        Set<Long> others = new HashSet<>();
        for (long pid = pid(); pid > 1 && pid != process.pid();) {
            pid = Proc.parent(pid);
            others.add(pid);
        }
        environmentLimits.notCounting(others);
    }

    public ProcessOutput output() {
        return launch.output();
    }

    /**
     * @param ms      since the start of the process
     * @param hooksMs the part of this time after the runtime was allowed to continue from {@code /restore/next}
     */
    public record Init(Ending ending, double ms, double hooksMs) {

        public Init(Ending ending, double ms) {
            this(ending, ms, 0);
        }
    }

    /**
     * Waits until the runtime asks for its first event, fails, or {@code limit} is over. Measures the process's memory
     * meanwhile, because that is impossible after the process has ended.
     */
    public Init awaitInit(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        for (long pauseMs = FIRST_LOOK_MS;; pauseMs = Math.min(2 * pauseMs, BETWEEN_LOOKS_MS)) {
            long left = until - System.nanoTime();
            if (left <= 0 || init(Math.min(left, pauseMs * 1_000_000))) break;
            environmentLimits.peakMb();
        }
        return over();
    }

    /**
     * As {@link #awaitInit}, for a copy. The program that starts the copy, and its memory, are not part of the
     * function.
     */
    public Init awaitRestore(Duration limit) {
        init(limit.toNanos());
        countOnlyFunction();
        return over();
    }

    /** The function ends next, and with it what could be asked about its memory. */
    private void lookAtFunction() {
        countOnlyFunction();
        environmentLimits.peakMb();
    }

    private boolean init(long nanos) {
        try {
            launch.api().init().get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Init over() {
        RuntimeApi.InitEnd end =
                launch.api().init().getNow(new RuntimeApi.InitEnd(new Ending.TimedOut(), System.nanoTime()));
        if (!(end.ending() instanceof Ending.Ready)) environmentLimits.peakMb();
        if (end.ending() instanceof Ending.Failed) awaitExit(EXIT_AFTER_INIT_ERROR_MS);
        double hooksMs = launch.api().wentOnNanos() == 0 ? 0 : (end.nanos() - launch.api().wentOnNanos()) / 1e6;
        return new Init(HookFailure.named(end.ending(), launch.output()), (end.nanos() - startedNanos) / 1e6, hooksMs);
    }

    public void deliver(Delivery delivery) {
        launch.api().deliver(delivery);
    }

    /** Sends SIGTERM and waits up to {@code grace} for the process to end by itself. */
    public void terminate(Duration grace) {
        Posix.signal(pid(), Posix.SIGTERM);
        awaitExit(grace.toMillis());
    }

    public void kill() {
        environmentLimits.kill();
    }

    /** Kills the processes that are left. The accounting stays readable. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        environmentLimits.close();
        awaitExit(AFTER_KILL_MS);
        launch.api().exited(137);
        launch.port().close();
        launch.output().close();
    }

    private void awaitExit(long ms) {
        try {
            process.waitFor(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
