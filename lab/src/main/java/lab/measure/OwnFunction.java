package lab.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.toolchain.BuildListener;
import lab.toolchain.Built;
import lab.toolchain.ContentHash;
import lab.toolchain.Toolchains;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/** A user's own function, taken from its jar and isolated, ready to be deployed on this machine. */
public final class OwnFunction implements AutoCloseable {

    /**
     * What the user says about it.
     *
     * @param function jar, zip, or folder
     * @param handler  in the form that AWS expects; if empty, the lab finds it
     * @param env      its own environment variables
     * @param network  whether it may call the internet
     */
    public record Given(Path function, Optional<String> handler, Map<String, String> env, boolean network) {

        /** Name of the jar, zip or folder. */
        String file() {
            return function.toAbsolutePath().normalize().getFileName().toString();
        }

        /** The user's options for the JVM, empty for none. */
        String jvmOptions() {
            return env.getOrDefault("JAVA_TOOL_OPTIONS", "");
        }
    }

    /** Asks nobody. */
    public static final Function<List<String>, String> NOBODY_TO_ASK = several -> {
        throw new Problem("Your function has " + several.size() + " handlers: " + String.join(", ", several) + ".",
                "Choose one with --handler " + several.getFirst() + ".");
    };

    private final Given given;
    private final String handler;
    private final Border border;
    private final Seclusion seclusion;
    private final Ways ways;
    private final List<OlderSdk> olderSdks;
    private final List<String> ownClasses;
    private final String sum;

    private OwnFunction(Given given, String handler, Border border, Seclusion seclusion, Ways ways,
            List<OlderSdk> olderSdks, List<String> ownClasses, String sum) {
        this.ownClasses = ownClasses;
        this.sum = sum;
        this.given = given;
        this.handler = handler;
        this.border = border;
        this.seclusion = seclusion;
        this.ways = ways;
        this.olderSdks = olderSdks;
    }

    /**
     * @param events  that prime it
     * @param choose  asks the user for one of several handlers
     * @param scratch a folder that gets the function's files
     * @throws Problem if the given file or folder contains no function, or no handler
     */
    public static OwnFunction of(Home home, Given given, Events events, Function<List<String>, String> choose,
            BuildListener builds, Path scratch) throws IOException {
        Path own = Files.createTempDirectory(scratch, "own-");
        Path task = Files.createDirectory(own.resolve(given.file().replaceAll("[^A-Za-z0-9._-]", "-")));
        Intake intake = Intake.of(given.function(), task.resolve(Ways.ARTIFACT));
        Handlers handlers = Handlers.read(intake.jars());
        String handler = handler(given, handlers, choose);
        String sum = sum(intake, events, handler);
        Border border = Border.open();
        Seclusion seclusion = Seclusion.of(home, given.network(), border, task, own);
        Ways ways = new Ways(task, intake, handler, given.jvmOptions(), seclusion);
        List<OlderSdk> olderSdks = OlderSdk.of(handlers);
        ways.prepare(home, events, olderSdks, builds);
        return new OwnFunction(given, handler, border, seclusion, ways, olderSdks, handlers.around(handler), sum);
    }

    private static String sum(Intake intake, Events events, String handler) throws IOException {
        ContentHash hash = new ContentHash().add(intake.folder()).add(handler);
        events.all().forEach(event -> hash.add(event.weight() + " " + event.json()));
        return hash.name();
    }

    private static String handler(Given given, Handlers handlers, Function<List<String>, String> choose) {
        List<String> found = handlers.candidates();
        if (given.handler().isPresent()) {
            if (handlers.has(given.handler().get())) return given.handler().get();
            throw new Problem("There is no class " + given.handler().get().replaceFirst("::.*", "") + " in the jar.",
                    found.isEmpty() ? "Write the class as AWS does: com.acme.Orders::handleRequest."
                            : "Choose from " + String.join(", ", found) + ".");
        }
        if (found.isEmpty())
            throw new Problem("No class in your function implements RequestHandler or RequestStreamHandler.",
                    "If your handler is another method, write --handler com.acme.Orders::price.");
        return found.size() == 1 ? found.getFirst() : choose.apply(found);
    }

    public String handler() {
        return handler;
    }

    /** The same for calls in the way {@link Way#JVM}, which needs no priming. */
    public static OwnFunction of(Home home, Given given, Function<List<String>, String> choose, BuildListener builds,
            Path scratch) throws IOException {
        return of(home, given, new Events(List.of()), choose, builds, scratch);
    }

    /** The function as AWS's managed runtime runs it. */
    public Built built() {
        return ways.built(Way.JVM);
    }

    /** The function, to be run in this way. The caller has to record the AOT cache of {@link Way#AOT}. */
    public Built built(Way way) {
        return ways.built(way);
    }

    /**
     * The function, ready to run in this way. Installs missing tools, records an AOT cache, and builds an executable,
     * as the way requires.
     *
     * @param events  that record the cache
     * @param kept    gives a function the user's settings
     * @param scratch a folder for logs
     * @throws Problem if this machine can't run it in this way
     */
    public Built ready(Home home, Way way, Events events, UnaryOperator<FunctionConfig> kept, BuildListener builds,
            Path scratch) throws IOException, InterruptedException {
        if (events.all().isEmpty() && (way == Way.AOT || way == Way.SNAPSTART_PRIMED))
            throw new Problem("The way " + way + " needs an event, and ./jbang serve has no option for one.",
                    "Choose another way, or call the function with ./jbang invoke JAR --as " + way
                            + " --event order.json.");
        Toolchains toolchains = new Toolchains(home.lambdas());
        toolchains.addFor(ways.built(way).variant(), builds);
        toolchains.missing(ways.built(way).variant()).ifPresent(tool -> {
            throw new Problem(tool.reason(), tool.fix());
        });
        if (way == Way.AOT) Training.run(ways, events, kept, scratch.resolve("training"));
        if (way == Way.NATIVE) ways.makeExecutable(new NativeImage(home, builds), ownClasses);
        return ways.built(way);
    }

    /**
     * A function's configuration with the user's variables and with the isolation. The variables override all others
     * except the credentials.
     */
    public FunctionConfig kept(FunctionConfig config, LocalPlatform platform) {
        Map<String, String> environment = new HashMap<>(platform.storesEnvironment());
        environment.putAll(config.environment());
        environment.putAll(given.env());
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
        return config.withEnvironment(environment).withView(seclusion.view());
    }

    FunctionConfig kept(FunctionConfig config, LocalPlatform platform, int timeoutS) {
        return kept(config, platform).withTimeout(Duration.ofSeconds(timeoutS));
    }

    Ways ways() {
        return ways;
    }

    /**
     * Checksum of the function's files, its handler and the events' content. A different sum means a different
     * function.
     */
    String sum() {
        return sum;
    }

    Border border() {
        return border;
    }

    /** How the function is isolated, in sentences. */
    List<String> isolation() {
        return Stream.concat(seclusion.words().stream(), olderSdks.stream().limit(1).map(sdk -> OlderSdk.WORDS))
                .toList();
    }

    @Override
    public void close() {
        border.close();
    }
}
