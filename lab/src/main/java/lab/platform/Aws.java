package lab.platform;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lab.aws.AwsClients;
import lab.aws.DeployedStack;
import lab.run.folder.SentCall;
import lab.store.Contents;
import lab.toolchain.Built;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;
import locallambda.system.Problem;

/**
 * AWS Lambda as a platform: a stack with one function per variant. A cell is such a function with the cell's memory
 * size, so cells of one function take turns. REPORT lines come from CloudWatch Logs; whose they are is told by the
 * request ids that the client saw.
 */
public final class Aws implements Platform {

    /**
     * Environments that start from a snapshot which has been used before are seen in a burst of so many calls; new
     * accounts run 10 at once.
     */
    public static final int BURST = 5;

    /**
     * How long things may take.
     *
     * @param network how long AWS may be out of reach
     * @param logs    how late a log line may come; AWS promises nothing, seconds are usual
     * @param look    how often logs are read meanwhile
     */
    public record Bounds(Duration network, Duration logs, Duration look, int logPage) {

        public static final Bounds USUAL =
                new Bounds(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofSeconds(3), 10_000);
    }

    /** A cell's place: which function it is when its turn comes, and with how much memory. */
    private record Seat(String variant, DeployedStack.Function function, int memoryMb) {}

    private final AwsClients clients;
    private final DeployedStack stack;
    private final Bounds bounds;
    private final AwsRetries steady;
    private final StackLock lock;
    private final StackStores stores;
    private final Reconfiguration reconfiguration;
    private final Map<String, Seat> seats = new HashMap<>();
    /** The cell that each function was last called as, by variant. */
    private final Map<String, String> cells = new HashMap<>();
    private final VisitLogs logs;

    private Aws(AwsClients clients, DeployedStack stack, Bounds bounds, AwsRetries steady, StackLock lock) {
        this.clients = clients;
        this.stack = stack;
        this.bounds = bounds;
        this.steady = steady;
        this.lock = lock;
        this.stores = new StackStores(clients, steady, stack);
        this.reconfiguration = new Reconfiguration(clients.lambda(), steady);
        this.logs = new VisitLogs(bounds);
    }

    /**
     * Takes a stack for one race.
     *
     * @param owner the race's own token, the same when it is resumed
     * @throws Problem if another race has the stack
     */
    public static Aws open(AwsClients clients, DeployedStack stack, String owner, Bounds bounds) {
        AwsRetries steady = new AwsRetries(bounds.network());
        return new Aws(clients, stack, bounds, steady, StackLock.take(clients.dynamoDb(), steady, stack, owner));
    }

    @Override
    public String place() {
        return stack.region();
    }

    @Override
    public void deploy(String function, Built built, int memoryMb, int concurrency) {
        String variant = built.variant().name();
        seats.put(function, new Seat(variant, stack.function(variant), memoryMb));
        logs.forget(function);
    }

    @Override
    public void remove(String function) {
        seats.remove(function);
        logs.forget(function);
    }

    @Override
    public URI url(String function) {
        String url = seat(function).function().url().toString();
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    @Override
    public boolean prepare(String function) {
        Seat seat = seat(function);
        Reconfiguration.Standing now = reconfiguration.look(seat.function());
        boolean same = function.equals(cells.get(seat.variant())) && now.memoryMb() == seat.memoryMb();
        begin(function, now.memoryMb() == seat.memoryMb() ? now.at() : change(seat));
        return same;
    }

    @Override
    public void forceCold(String function) {
        begin(function, change(seat(function)));
    }

    private Instant change(Seat seat) {
        return reconfiguration.apply(seat.function(), seat.memoryMb(), UUID.randomUUID().toString());
    }

    private void begin(String function, Instant since) {
        Seat seat = seat(function);
        cells.put(seat.variant(), function);
        logs.begin(function, new CellLog(function,
                new FunctionLogs(clients.logs(), steady, seat.function().logGroup(), since, bounds.logPage())));
    }

    @Override
    public int burst(String function) {
        return seat(function).function().snapstart() ? BURST : 0;
    }

    @Override
    public Optional<Signing> signing() {
        return Optional.of(new Signing(stack.region(), clients.credentials()));
    }

    @Override
    public void subscribe(Consumer<Invocation> listener) {
        logs.subscribe(listener);
    }

    @Override
    public void sent(String sender, Supplier<List<SentCall>> calls) {
        logs.sent(sender, calls.get());
    }

    @Override
    public void settle(Duration patience) {
        logs.settle(patience);
    }

    @Override
    public RequestCounts requests(String function) {
        return logs.requests(function);
    }

    @Override
    public Contents contents() {
        return stores.since(
                name -> cells.entrySet().stream().filter(entry -> stack.function(entry.getKey()).name().equals(name))
                        .map(Map.Entry::getValue).findFirst().orElse(name));
    }

    @Override
    public void emptyStores() {
        lock.renew();
        logs.clear();
        stores.mark();
    }

    @Override
    public String logs(String function) {
        return "the log group " + seat(function).function().logGroup() + " in " + stack.region();
    }

    @Override
    public Map<String, Double> ownCpuMs() {
        return Map.of();
    }

    @Override
    public List<Map<String, String>> processes(String function) {
        return List.of();
    }

    @Override
    public Map<String, String> limits() {
        return Map.of("name", "AWS Lambda", "describe",
                "AWS Lambda's own: memory as set, a share of vCPU in proportion to it (" + stack.architecture() + ").");
    }

    @Override
    public boolean limitsCpu() {
        return true;
    }

    private Seat seat(String function) {
        Seat seat = seats.get(function);
        if (seat == null) throw new Problem("There is no function \"" + function + "\".", "Deploy it first.");
        return seat;
    }

    /** Lets another race have the stack; what was deployed stays until {@code ./jbang destroy}. */
    @Override
    public void close() {
        lock.close();
    }
}
