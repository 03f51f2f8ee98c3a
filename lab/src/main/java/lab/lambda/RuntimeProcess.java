package lab.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A function process under its own runtime client, with its limits, its log and its Runtime API. */
final class RuntimeProcess implements AutoCloseable {

    /** Between the end of a process and our noticing it, so that what it said last is heard first. */
    private static final long LAST_WORDS_MS = 10;
    private static final long EXIT_AFTER_INIT_ERROR_MS = 250;
    private static final long AFTER_KILL_MS = 500;

    private final long startedNanos;
    private final ProcessOutput output;
    private final Cage cage;
    private final RuntimeApi api;
    private final Process process;
    private boolean closed;

    /** Starts processes with these limits and a place for what they write. */
    record Starter(Limits limits, Path folder) {

        /**
         * @param vcpus   CPU share to start with
         * @param onDeath called once when the process has ended
         * @throws IOException if the command cannot be started
         */
        RuntimeProcess start(FunctionConfig config, String id, double vcpus, Runnable onDeath) throws IOException {
            ProcessOutput output = new ProcessOutput(folder);
            RuntimeApi api = new RuntimeApi(output::size);
            Cage cage = limits.cage(id, config.memoryMb());
            try {
                cage.vcpus(vcpus);
                return new RuntimeProcess(config, id, output, cage, api, onDeath);
            } catch (IOException | RuntimeException e) {
                api.close();
                cage.close();
                output.close();
                throw e;
            }
        }
    }

    private RuntimeProcess(FunctionConfig config, String id, ProcessOutput output, Cage cage, RuntimeApi api, Runnable onDeath)
            throws IOException {
        this.output = output;
        this.cage = cage;
        this.api = api;
        ProcessBuilder builder = new ProcessBuilder(cage.wrap(config.command())).directory(config.directory().toFile())
                .redirectInput(new File("/dev/null")).redirectOutput(output.redirect()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Variables.of(config, id, api.address()));
        startedNanos = System.nanoTime();
        process = builder.start();
        cage.started(process);
        output.forgetName();
        process.onExit().thenRunAsync(() -> {
            api.exited(process.exitValue());
            onDeath.run();
        }, CompletableFuture.delayedExecutor(LAST_WORDS_MS, TimeUnit.MILLISECONDS));
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Cage cage() {
        return cage;
    }

    ProcessOutput output() {
        return output;
    }

    /** @param ms since the start of the process */
    record Init(Ending ending, double ms) {}

    /** Waits until the runtime asks for its first event, fails, or {@code limit} is over. */
    Init awaitInit(Duration limit) {
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
        return new Init(end.ending(), (end.nanos() - startedNanos) / 1e6);
    }

    void deliver(Delivery delivery) {
        api.deliver(delivery);
    }

    /** SIGTERM, then up to {@code grace} for the process to end by itself. */
    void terminate(Duration grace) {
        process.destroy();
        awaitExit(grace.toMillis());
    }

    void kill() {
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
        api.close();
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
