package locallambda.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import locallambda.limits.EnvironmentLimits;
import locallambda.limits.Limits;
import locallambda.system.Posix;
import locallambda.system.Proc;

/** A function process under its own runtime client, with its limits, its log and its Runtime API. */
public final class RuntimeProcess implements AutoCloseable {

    /** Between the end of a process and our noticing it, so that what it said last is heard first. */
    private static final long LAST_WORDS_MS = 10;
    private static final long EXIT_AFTER_INIT_ERROR_MS = 250;
    private static final long AFTER_KILL_MS = 500;

    private final long startedNanos;
    private final ProcessOutput output;
    private final EnvironmentLimits cage;
    private final RuntimeApi api;
    private final Place place;
    private final Process process;
    private boolean closed;

    /**
     * Where a process finds its Runtime API, and which of the processes behind the one that was started is the
     * function.
     */
    public interface Place extends AutoCloseable {

        void started(Process process);

        /** The function's own process. */
        long pid(Process process);

        @Override
        void close();
    }

    /** Starts processes with these limits and a place for what they write. */
    public record Starter(Limits limits, Path folder) {

        /**
         * A process of the function's own command, which goes through INIT.
         *
         * @param vcpus   CPU share to start with
         * @param onDeath called once when the process has ended
         * @throws IOException if the command cannot be started
         */
        public RuntimeProcess start(FunctionConfig config, String id, double vcpus, Runnable onDeath)
                throws IOException {
            RuntimeApi.Hooks hooks = config.snapStart().isPresent() ? RuntimeApi.Hooks.GO_ON : RuntimeApi.Hooks.REFUSED;
            ProcessOutput output = new ProcessOutput(folder);
            RuntimeApi api = new RuntimeApi(hooks, id, output::size);
            RuntimePort port = new RuntimePort(api);
            RuntimeProcess process = start(config, id, vcpus, output, api, port, config.command(),
                    EnvironmentVariables.of(config, id, port.address()), onDeath);
            output.forgetName();
            return process;
        }

        /**
         * A process of any command, which finds its Runtime API at {@code place}; the name of {@code output} is left to
         * the caller.
         */
        public RuntimeProcess start(FunctionConfig config, String id, double vcpus, ProcessOutput output,
                RuntimeApi api, Place place, List<String> command, Map<String, String> environment, Runnable onDeath)
                throws IOException {
            EnvironmentLimits cage = null;
            try {
                cage = limits.cage(id, config.memoryMb());
                cage.vcpus(vcpus);
                return new RuntimeProcess(config, output, cage, api, place, command, environment, onDeath);
            } catch (IOException | RuntimeException e) {
                place.close();
                if (cage != null) cage.close();
                output.close();
                throw e;
            }
        }
    }

    private RuntimeProcess(FunctionConfig config, ProcessOutput output, EnvironmentLimits cage, RuntimeApi api,
            Place place, List<String> command, Map<String, String> environment, Runnable onDeath) throws IOException {
        this.output = output;
        this.cage = cage;
        this.api = api;
        this.place = place;
        ProcessBuilder builder = new ProcessBuilder(cage.wrap(command)).directory(config.directory().toFile())
                .redirectInput(new File("/dev/null")).redirectOutput(output.redirect()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        startedNanos = System.nanoTime();
        process = builder.start();
        place.started(process);
        cage.started(process);
        process.onExit().thenRunAsync(() -> {
            api.exited(process.exitValue());
            onDeath.run();
        }, CompletableFuture.delayedExecutor(LAST_WORDS_MS, TimeUnit.MILLISECONDS));
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The function's own process. */
    public long pid() {
        return place.pid(process);
    }

    public EnvironmentLimits cage() {
        return cage;
    }

    /** From now on only the function's own process counts, not those that started it. */
    public void countOnlyFunction() {
        Set<Long> others = new HashSet<>();
        for (long pid = pid(); pid > 1 && pid != process.pid();) {
            pid = Proc.parent(pid);
            others.add(pid);
        }
        cage.notCounting(others);
    }

    public ProcessOutput output() {
        return output;
    }

    /**
     * @param ms      since the start of the process
     * @param hooksMs how much of it came after the runtime was let go on from {@code /restore/next}
     */
    public record Init(Ending ending, double ms, double hooksMs) {

        public Init(Ending ending, double ms) {
            this(ending, ms, 0);
        }
    }

    /** Waits until the runtime asks for its first event, fails, or {@code limit} is over. */
    public Init awaitInit(Duration limit) {
        RuntimeApi.InitEnd end;
        try {
            end = api.init().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            end = new RuntimeApi.InitEnd(new Ending.TimedOut(), System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = new RuntimeApi.InitEnd(new Ending.TimedOut(), System.nanoTime());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (end.ending() instanceof Ending.Failed) awaitExit(EXIT_AFTER_INIT_ERROR_MS);
        double hooksMs = api.wentOnNanos() == 0 ? 0 : (end.nanos() - api.wentOnNanos()) / 1e6;
        return new Init(end.ending(), (end.nanos() - startedNanos) / 1e6, hooksMs);
    }

    public void deliver(Delivery delivery) {
        api.deliver(delivery);
    }

    /** SIGTERM, then up to {@code grace} for the process to end by itself. */
    public void terminate(Duration grace) {
        Posix.signal(pid(), Posix.SIGTERM);
        awaitExit(grace.toMillis());
    }

    public void kill() {
        cage.kill();
    }

    /** Kills what is left of it. The accounting stays readable. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        cage.close();
        awaitExit(AFTER_KILL_MS);
        api.exited(137);
        place.close();
        output.close();
    }

    private void awaitExit(long ms) {
        try {
            process.waitFor(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
