package lab.platform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lab.Home;
import lab.run.record.Machine;
import lab.run.record.Place;
import lab.run.record.Route;
import lab.store.Contents;
import lab.store.Stores;
import lab.toolchain.BuildListener;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.toolchain.StoresBuild;
import locallambda.Leftovers;
import locallambda.LocalLambda;
import locallambda.api.Cors;
import locallambda.files.FileIsolation;
import locallambda.limits.Limits;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;
import locallambda.runtime.Code;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;
import locallambda.system.Problem;

/** This machine as a platform: the local Lambda with S3 and DynamoDB Local in a process beside it. */
public final class LocalPlatform implements Platform {

    /** The longest a handler may take here; Lambda's own default of 3 s would cut cold starts of small sizes. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Home home;
    private final Limits limits;
    private final int port;
    private final Place.Local place;
    private Path folder;
    private Stores stores;
    private LocalLambda lambda;
    private UnaryOperator<FunctionConfig> adjustment = UnaryOperator.identity();

    private LocalPlatform(Home home, Limits limits, int port, Route route) {
        this.home = home;
        this.limits = limits;
        this.port = port;
        String inForce = limits.describe() + " " + FileIsolation.describe();
        this.place = new Place.Local(Machine.here(), new Place.Limits(limits.name(), inForce), route);
    }

    /**
     * For a new run, under the best limits that this machine has.
     *
     * @param route how functions reach the stores
     * @throws Problem if this is no machine that the local Lambda runs on
     */
    public static LocalPlatform fresh(Home home, Route route) {
        Machine.here().mustBeSupported(); // before anything asks the system for what only these machines have
        return new LocalPlatform(home, Limits.detect(), 0, route);
    }

    /** For a run that goes on. @throws Problem if the run began under other limits */
    public static LocalPlatform again(Home home, Place.Local begun) {
        LocalPlatform platform = fresh(home, begun.route());
        String before = begun.limits().name(), now = platform.limits.name();
        if (before.equals(now)) return platform;
        throw new Problem("This run began with " + before + " limits, but " + now + " limits are in force now.",
                "Resume it as the same user on the same machine, or start a new run.");
    }

    /** Starts an open platform, whose stores use plain HTTP without a delay. */
    public static LocalPlatform start(Home home, Limits limits, Path folder, int port) {
        return start(home, limits, folder, port, Route.PLAIN);
    }

    /**
     * Starts an open platform.
     *
     * @param folder where function logs and the stores' files go
     * @param port   of the front door; 0 takes any
     * @param route  how functions reach the stores
     */
    public static LocalPlatform start(Home home, Limits limits, Path folder, int port, Route route) {
        return new LocalPlatform(home, limits, port, route).open(folder);
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Participants participants(List<String> wanted, BuildListener builds) {
        return Participants.of(home, wanted, builds);
    }

    @Override
    public List<Integer> sizes(List<Integer> wanted, Consumer<String> say) {
        if (limits.cpu()) return wanted;
        say.accept(("The lab can't limit the CPU here: %s So it measures each variant only once, as unlimited, and not "
                + "at each memory size.")
                .formatted(limits.describe()));
        return List.of(0);
    }

    /** Clears what an earlier, killed lab left behind, then starts stores and local Lambda on loopback. */
    @Override
    public LocalPlatform open(Path scratch) {
        Leftovers.clear();
        folder = scratch;
        stores = Stores.start(StoresBuild.classPath(home), folder.resolve("stores"), place.route());
        try {
            lambda = LocalLambda.start(LocalLambda.Settings.of(limits, folder.resolve("logs")).withPort(port));
            return this;
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    /**
     * {@inheritDoc} Failed events are not retried, because a race accounts for each request that it sent, and no more.
     */
    @Override
    public void deploy(String function, Built built, int memoryMb, int concurrency) {
        deploy(adjustment.apply(configure(function, built, memoryMb, concurrency).withRetries(0)));
    }

    /** From now on, changes each function that is deployed from a build in this way, e.g. gives it another time-out. */
    public void adjusting(UnaryOperator<FunctionConfig> change) {
        adjustment = change;
    }

    /** What {@link #deploy(String, Built, int, int)} deploys, with the retries of failed events that AWS has. */
    public FunctionConfig configure(String function, Built built, int memoryMb, int concurrency) {
        FunctionConfig config = FunctionConfig.of(function, built.command(memoryMb), built.folder())
                .withEnvironment(stores.environment(built.environment(memoryMb))).withMemoryMb(memoryMb)
                .withTimeout(TIMEOUT).withConcurrency(concurrency);
        config = config.withCode(code(config.code(), built));
        return built.variant().start().snapstart() ? config.withSnapStart(new SnapStart.Snapshot()) : config;
    }

    /** What code finds in its variables is what it finds on AWS, as far as the variant's YAML says. */
    private static Code code(Code told, Built built) {
        Path artifact = built.folder().resolve(built.variant().build().artifact());
        Code code = told.withFolder(Files.isDirectory(artifact) ? artifact : artifact.getParent());
        return built.variant().aws().map(aws -> code.withHandler(aws.handler()).withRuntime(aws.runtime()))
                .orElse(code);
    }

    public void deploy(FunctionConfig function) {
        lambda.deploy(function);
    }

    /** Gives the deployed function an alias. Publishes a version for the alias if there is none yet. */
    public void alias(String function, String alias) {
        lambda.alias(function, alias, lambda.published(function));
    }

    /** Sets the other origins whose pages may call a function's URL. The function's name may end with an alias. */
    public void cors(String function, Cors setting) {
        lambda.cors(function, setting);
    }

    /** Where a function's snapshot is, if it has one. */
    public Optional<Path> snapshot(String function) {
        return lambda.snapshot(function);
    }

    @Override
    public void remove(String function) {
        lambda.remove(function);
    }

    /** The endpoint of the Invoke API, for SDKs and the AWS CLI. */
    public URI endpoint() {
        return lambda.endpoint();
    }

    /** Creates further buckets and tables, like {@link Stores#declare}. */
    public void declare(List<String> buckets, List<String> tables) {
        stores.declare(buckets, tables);
    }

    /** Puts a file's content into a bucket. */
    public void put(String bucket, String key, Path file) {
        stores.put(bucket, key, file);
    }

    @Override
    public URI invocations(String function) {
        return endpoint().resolve("/2015-03-31/functions/" + function + "/invocations");
    }

    /** Process ids of the living environments of a function. */
    public List<Long> processIds(String function) {
        return lambda.processIds(function);
    }

    /** Variables that make SDKs and the AWS CLI talk to these stores. */
    public Map<String, String> storesEnvironment() {
        return stores.environment();
    }

    @Override
    public URI url(String function) {
        return lambda.url(function);
    }

    @Override
    public void forceCold(String function) {
        lambda.endEnvironments(function);
    }

    /** Ends the execution environments of a function by SIGTERM, with a minute to finish what they have to write. */
    public void shutDown(String function) {
        lambda.shutDown(function, GRACE);
    }

    @Override
    public void subscribe(Consumer<Invocation> listener) {
        lambda.subscribe(listener);
    }

    @Override
    public void settle(Duration patience) {
        lambda.quiesce(patience);
    }

    @Override
    public RequestCounts requests(String function) {
        return lambda.counts(function);
    }

    @Override
    public Contents contents() {
        return stores.contents();
    }

    @Override
    public void emptyStores() {
        stores.empty();
    }

    @Override
    public String logs(String function) {
        return folder.resolve("logs").toString();
    }

    @Override
    public Host host() {
        return new LocalHost(lambda, stores);
    }

    @Override
    public void close() {
        try {
            lambda.close();
        } finally {
            stores.close();
        }
    }
}
