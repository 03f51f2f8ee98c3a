package lab.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lab.Home;
import lab.run.record.Route;
import lab.store.Contents;
import lab.store.Stores;
import lab.toolchain.Built;
import lab.toolchain.StoresBuild;
import locallambda.Leftovers;
import locallambda.LocalLambda;
import locallambda.limits.Limits;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;

/** This machine as a platform: the local Lambda with S3 and DynamoDB Local in a process beside it. */
public final class Local implements Platform {

    /** The longest a handler may take here; Lambda's own default of 3 s would cut cold starts of small sizes. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Home home;
    private final Limits limits;
    private final Path folder;
    private final Stores stores;
    private final LocalLambda lambda;

    private Local(Home home, Limits limits, Path folder, Stores stores, LocalLambda lambda) {
        this.home = home;
        this.limits = limits;
        this.folder = folder;
        this.stores = stores;
        this.lambda = lambda;
    }

    /** With stores at no distance, over plain HTTP. */
    public static Local start(Home home, Limits limits, Path folder, int port) {
        return start(home, limits, folder, port, Route.PLAIN);
    }

    /**
     * Clears what an earlier, killed lab left behind, then starts stores and local Lambda on loopback.
     *
     * @param folder where function logs and the stores' files go
     * @param port   of the front door; 0 takes any
     * @param route  how functions reach the stores
     */
    public static Local start(Home home, Limits limits, Path folder, int port, Route route) {
        Leftovers.clear();
        Stores stores = Stores.start(StoresBuild.classPath(home), folder.resolve("stores"), route);
        try {
            return new Local(home, limits, folder, stores, LocalLambda.start(
                    LocalLambda.Settings.of(limits, folder.resolve("logs")).withPort(port)));
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    @Override
    public String place() {
        return "local";
    }

    @Override
    public void deploy(String function, Built built, int memoryMb, int concurrency) {
        deploy(configure(function, built, memoryMb, concurrency));
    }

    /** What {@link #deploy(String, Built, int, int)} deploys. */
    public FunctionConfig configure(String function, Built built, int memoryMb, int concurrency) {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.putAll(built.environment(memoryMb));
        FunctionConfig config = FunctionConfig.of(function, built.command(memoryMb), built.folder())
                .withEnvironment(environment).withMemoryMb(memoryMb).withTimeout(TIMEOUT).withConcurrency(concurrency);
        return built.variant().start().snapstart() ? config.withSnapStart(new SnapStart.Snapshot()) : config;
    }

    public void deploy(FunctionConfig function) {
        lambda.deploy(function);
    }

    /** Where a function's snapshot lies, if it has one. */
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
    public Map<String, Double> ownCpuMs() {
        return Map.of("lab", LabCpu.ms(), "stores", stores.cpuMs());
    }

    @Override
    public List<Map<String, String>> processes(String function) {
        return lambda.processIds(function).stream().map(ProcessFacts::of).toList();
    }

    @Override
    public Map<String, String> limits() {
        return Map.of("name", limits.name(), "describe", limits.describe());
    }

    @Override
    public boolean limitsCpu() {
        return limits.cpu();
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
