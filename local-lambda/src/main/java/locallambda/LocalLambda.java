package locallambda;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import locallambda.api.Cors;
import locallambda.api.FrontDoor;
import locallambda.environment.LocalFunction;
import locallambda.http.Loopback;
import locallambda.limits.Limits;
import locallambda.log.FunctionLog;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;
import locallambda.runtime.ColdStart;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.ProcessSource;
import locallambda.snapshot.Snapshot;
import locallambda.system.InParallel;
import locallambda.system.Pause;
import locallambda.system.Problem;

/**
 * AWS Lambda on this machine: functions are processes under their own runtime clients, called through the Invoke API
 * and through function URLs. {@code docs/local-lambda.md} says what is modelled. Safe for many threads.
 */
public final class LocalLambda implements AutoCloseable {

    /** How late a time-out may come, in ms. */
    private static final int TICK_MS = 20;

    private final Settings settings;
    private final Map<String, LocalFunction> functions = new ConcurrentHashMap<>();
    private final Map<String, Cors> cors = new ConcurrentHashMap<>();
    private final Map<String, FunctionLog> logs = new ConcurrentHashMap<>();
    /** Replaced and removed ones too: they may still be busy. */
    private final Queue<LocalFunction> all = new ConcurrentLinkedQueue<>();
    private final List<Consumer<Invocation>> listeners = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param limits how CPU shares and memory limits are enforced; {@link Limits#detect} finds the best way
     * @param logs   folder of the function logs, {@code NAME.log} each
     * @param port   0 takes any free one
     * @param idle   how long an execution environment may be idle before it ends
     */
    public record Settings(Limits limits, Path logs, int port, Duration idle) {

        /** On any free port; environments end when they were idle for ten minutes. */
        public static Settings of(Limits limits, Path logs) {
            return new Settings(limits, logs, 0, Duration.ofMinutes(10));
        }

        public Settings withPort(int other) {
            return new Settings(limits, logs, other, idle);
        }

        public Settings withIdle(Duration other) {
            return new Settings(limits, logs, port, other);
        }
    }

    private LocalLambda(Settings settings) {
        this.settings = settings;
        FrontDoor door = new FrontDoor(name -> Optional.ofNullable(functions.get(name)),
                name -> Optional.ofNullable(cors.get(name)));
        this.server =
                Loopback.start(settings.port(), Executors.newVirtualThreadPerTaskExecutor(), door, door::allows);
        Thread.startVirtualThread(this::tick);
    }

    /** @throws Problem if the port is taken or the folder for logs cannot be made */
    public static LocalLambda start(Settings settings) {
        try {
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            throw new Problem("The folder for function logs, " + settings.logs() + ", cannot be made: "
                    + e.getMessage() + ".", "Choose a folder that this user may write to.", e);
        }
        return new LocalLambda(settings);
    }

    /** Where SDKs and the AWS CLI find the Invoke API. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The function URL, with a slash at its end. */
    public URI url(String function) {
        return URI.create(endpoint() + "/urls/" + function + "/");
    }

    /**
     * Makes a function callable. No environment is started yet; if they come from a snapshot, it is taken now. A
     * function of the same name is replaced: its idle environments end now, its busy ones after their invocation, and
     * its counts start anew.
     *
     * @throws Problem if Lambda would not take the name, or if there was to be a snapshot and there is none
     */
    public void deploy(FunctionConfig config) {
        if (!config.name().matches("[a-zA-Z0-9_-]{1,64}"))
            throw new Problem("\"" + config.name() + "\" is no name of a function.",
                    "Use at most 64 letters, digits, hyphens and underscores.");
        FunctionLog log = logs.computeIfAbsent(config.name(), name -> new FunctionLog(settings.logs(), name));
        LocalFunction function = new LocalFunction(config, source(config, log), log, this::report);
        all.add(function);
        LocalFunction before = functions.put(config.name(), function);
        if (before != null) before.pool().retire();
    }

    /**
     * Sets which other origins' pages may call a function's URL from a browser, as the URL's own setting does on AWS.
     * Without one there are none. It outlives the function.
     */
    public void cors(String function, Cors setting) {
        cors.put(function, setting);
    }

    private ProcessSource source(FunctionConfig config, FunctionLog log) {
        return config.fromSnapshot() ? Snapshot.publish(config, settings.limits(), settings.logs(), log)
                : new ColdStart(config, settings.limits(), settings.logs());
    }

    /** Takes a function away and ends its environments, whatever they are doing. Unknown names are ignored. */
    public void remove(String function) {
        LocalFunction before = functions.remove(function);
        if (before != null) before.close();
    }

    /** Makes the next call a cold start: idle environments end now, busy ones after their invocation. */
    public void endEnvironments(String function) {
        deployed(function).pool().endEnvironments();
    }

    /** SIGTERM to the environments of a function, up to {@code grace} for them to end by themselves, then SIGKILL. */
    public void shutDown(String function, Duration grace) {
        deployed(function).pool().shutDown(grace);
    }

    /** Process ids of the living environments of a function. */
    public List<Long> processIds(String function) {
        return deployed(function).pool().pids();
    }

    /** The folder of a function's snapshot, if it starts from one. */
    public Optional<Path> snapshot(String function) {
        return deployed(function).source() instanceof Snapshot snapshot ? Optional.of(snapshot.folder())
                : Optional.empty();
    }

    /** Calls {@code listener} once per invocation, after its REPORT line. It must be quick and must not call back. */
    public void subscribe(Consumer<Invocation> listener) {
        listeners.add(listener);
    }

    public RequestCounts counts(String function) {
        return deployed(function).counter().counts();
    }

    /**
     * Waits until each request so far has its REPORT line or its refusal. Returns false if that takes longer than
     * {@code patience}.
     */
    public boolean quiesce(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        return all.stream().allMatch(each -> each.counter()
                .awaitQuiet(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    }

    /** Ends everything within 3 s, invocations included. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        InParallel.each(all, LocalFunction::close);
        quiesce(Duration.ofMillis(500));
        server.stop(0);
        logs.values().forEach(FunctionLog::close);
    }

    private LocalFunction deployed(String name) {
        LocalFunction function = functions.get(name);
        if (function == null) throw new Problem("There is no function \"" + name + "\".", "Deploy it first.");
        return function;
    }

    private void report(Invocation invocation) {
        listeners.forEach(listener -> listener.accept(invocation));
    }

    /** Time-outs and the end of idle environments need nobody who waits: one thread looks after all of them. */
    private void tick() {
        while (!closed.get()) {
            Pause.ms(TICK_MS);
            long idleSince = System.nanoTime() - settings.idle().toNanos();
            all.forEach(function -> function.pool().tick());
            all.forEach(function -> function.pool().endIdleSince(idleSince));
        }
    }
}
