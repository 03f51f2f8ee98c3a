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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import locallambda.api.Cors;
import locallambda.api.FrontDoor;
import locallambda.environment.LocalFunction;
import locallambda.environment.Versions;
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
import locallambda.system.Later;
import locallambda.system.Pause;
import locallambda.system.Problem;

/**
 * AWS Lambda on this machine. Functions are processes with their real runtime clients, and callers use the Invoke API
 * or function URLs. {@code docs/local-lambda.md} lists what is modelled. Safe for many threads.
 */
public final class LocalLambda implements AutoCloseable {

    /** How late a time-out may come, in ms. */
    private static final int TICK_MS = 20;

    private final Settings settings;
    private final Map<String, Versions> functions = new ConcurrentHashMap<>();
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
     * @param port   the port of the server; 0 for any free port
     * @param idle   how long an execution environment may be idle before it ends
     * @param later  runs the retries of failed events after their delay
     */
    public record Settings(Limits limits, Path logs, int port, Duration idle, Later later) {

        /** Settings for any free port; environments end after ten idle minutes. */
        public static Settings of(Limits limits, Path logs) {
            return new Settings(limits, logs, 0, Duration.ofMinutes(10), Later.REAL_TIME);
        }

        public Settings withPort(int other) {
            return new Settings(limits, logs, other, idle, later);
        }

        public Settings withIdle(Duration other) {
            return new Settings(limits, logs, port, other, later);
        }

        /** The same settings with another clock for delays, such as one that a test can advance. */
        public Settings withLater(Later other) {
            return new Settings(limits, logs, port, idle, other);
        }
    }

    private LocalLambda(Settings settings) {
        this.settings = settings;
        FrontDoor door = new FrontDoor(this::find, name -> Optional.ofNullable(cors.get(name)));
        this.server = Loopback.start(settings.port(), door, door::allows);
        Thread.startVirtualThread(this::tick);
    }

    /** @throws Problem if the port is taken or the folder for logs cannot be made */
    public static LocalLambda start(Settings settings) {
        try {
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            throw new Problem("The folder for function logs, " + settings.logs() + ", can't be created: "
                    + e.getMessage() + ".", "Choose a folder that you can write to.", e);
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
     * Makes a function callable as {@code $LATEST}. No environment is started yet. The function replaces an existing
     * function of the same name: idle environments of the old function end now, busy environments end after their
     * invocation, and the counts start at 0 again. Published versions of the old function stay. Only published versions
     * can start from a snapshot. A function with a snapshot is therefore published now, and calls that name no version
     * go to the published version.
     *
     * @throws Problem if Lambda would not accept the name, the memory size or the size of {@code /tmp}, or if the
     *                 function needs a snapshot that could not be taken
     */
    public void deploy(FunctionConfig config) {
        if (!config.name().matches("[a-zA-Z0-9_-]{1,64}"))
            throw new Problem("\"" + config.name() + "\" isn't a valid name for a function.",
                    "Use at most 64 letters, digits, hyphens, and underscores.");
        if (config.memoryMb() != FunctionConfig.UNLIMITED_MB) FunctionConfig.checkMemory(config.memoryMb());
        FunctionConfig.checkTmp(config.tmpMb());
        Versions versions = functions.computeIfAbsent(config.name(), Versions::new);
        Optional<LocalFunction> main = config.fromSnapshot()
                ? Optional.of(function(config.withVersion(versions.number()))) : Optional.empty();
        FunctionConfig latest = config.fromSnapshot() ? config.onDemand() : config;
        List<LocalFunction> before = versions.deploy(function(latest.withVersion(FunctionConfig.LATEST)));
        main.ifPresent(versions::publishAsMain);
        before.forEach(replaced -> replaced.pool().retire());
    }

    /**
     * Publishes the deployed function as a version. The version keeps its configuration, but the function's folder is
     * not copied. Callers use the number to name the version.
     *
     * @return the number
     * @throws Problem if there is no such function, or no snapshot of it could be taken
     */
    public String publishVersion(String function) {
        FunctionConfig config = deployed(function).config();
        Versions versions = functions.get(config.name());
        LocalFunction version = function(config.withVersion(versions.number()));
        versions.publish(version);
        return version.config().version();
    }

    /**
     * Publishes the function that a call without a qualifier reaches, unless that function is a published version
     * already. For a function with a snapshot, it always is a published version.
     *
     * @return the version's number
     * @throws Problem if there is no such function
     */
    public String published(String function) {
        String version = deployed(function).config().version();
        return version.equals(FunctionConfig.LATEST) ? publishVersion(function) : version;
    }

    /**
     * Creates an alias for a version, or moves an existing alias to this version.
     *
     * @throws Problem if there is no such function or version, or if Lambda would not accept the name
     */
    public void alias(String function, String alias, String version) {
        FunctionConfig config = deployed(function).config();
        functions.get(config.name()).alias(alias, version);
    }

    private LocalFunction function(FunctionConfig config) {
        FunctionLog log = logs.computeIfAbsent(config.name(), name -> new FunctionLog(settings.logs(), name));
        LocalFunction function =
                new LocalFunction(config, source(config, log), log, settings.later(), this::report);
        all.add(function);
        return function;
    }

    /**
     * Sets the CORS setting of a function URL, which lists the other origins whose pages may call the URL from a
     * browser. Without a setting, no other origin's page may call it. The setting stays when the function is removed.
     *
     * @param function the function's name, or {@code NAME:ALIAS} for the URL of an alias, which has its own setting
     */
    public void cors(String function, Cors setting) {
        cors.put(function, setting);
    }

    private ProcessSource source(FunctionConfig config, FunctionLog log) {
        return config.fromSnapshot() ? Snapshot.publish(config, settings.limits(), settings.logs(), log)
                : new ColdStart(config, settings.limits(), settings.logs());
    }

    /**
     * Removes a function with all its versions, and ends its environments even if they are busy. Unknown names are
     * ignored.
     */
    public void remove(String function) {
        Versions before = functions.remove(function);
        if (before != null) InParallel.each(before.all(), LocalFunction::close);
    }

    /** Makes the next call a cold start: idle environments end now, busy ones after their invocation. */
    public void endEnvironments(String function) {
        deployed(function).pool().endEnvironments();
    }

    /**
     * Sends SIGTERM to a function's environments, waits up to {@code grace} for them to end, and then sends SIGKILL.
     */
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

    /** @param name of a function, maybe with a version or an alias behind a colon */
    private LocalFunction deployed(String name) {
        String[] parts = name.split(":", 2);
        return find(parts[0], parts.length == 2 ? parts[1] : "").orElseThrow(
                () -> new Problem("There is no function \"" + name + "\".", "Deploy it first."));
    }

    private Optional<LocalFunction> find(String function, String qualifier) {
        return Optional.ofNullable(functions.get(function)).flatMap(versions -> versions.find(qualifier));
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
