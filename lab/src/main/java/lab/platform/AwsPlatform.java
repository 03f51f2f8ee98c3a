package lab.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.DeployedParticipants;
import lab.aws.DeployedStack;
import lab.cost.Forecast;
import lab.run.folder.SentCall;
import lab.run.record.Machine;
import lab.run.record.Place;
import lab.run.record.Plan;
import lab.store.Contents;
import lab.toolchain.BuildListener;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.report.Invocation;
import locallambda.report.RequestCounts;

/**
 * AWS Lambda as a platform: a stack with one function per variant, which was deployed before. REPORT lines come from
 * CloudWatch Logs. The lab matches them with requests by the request ids that the client saw.
 */
public final class AwsPlatform implements Platform {

    private final Home home;
    private final AwsClients clients;
    private final DeployedStack stack;
    private final String owner;
    private final AwsBounds bounds;
    private final Consumer<Forecast> consent;
    private final AwsRetries steady;
    private final StackStores stores;
    private final Seats seats;
    private final VisitLogs logs;
    private StackLock lock;

    private AwsPlatform(Home home, AwsClients clients, DeployedStack stack, String owner, AwsBounds bounds,
            Consumer<Forecast> consent) {
        stack.mustBeWithin(clients);
        this.home = home;
        this.clients = clients;
        this.stack = stack;
        this.owner = owner;
        this.bounds = bounds;
        this.consent = consent;
        this.steady = new AwsRetries(bounds.network());
        this.stores = new StackStores(clients, steady, stack);
        this.seats = new Seats(stack, new Reconfiguration(clients.lambda(), steady));
        this.logs = new VisitLogs(bounds);
    }

    /**
     * For a new run.
     *
     * @param consent gets the race's forecast before anything starts; throws a Problem to cancel the race
     * @throws locallambda.system.Problem if the stack is in another region or account than these clients
     */
    public static AwsPlatform fresh(Home home, AwsClients clients, DeployedStack stack, AwsBounds bounds,
            Consumer<Forecast> consent) {
        return new AwsPlatform(home, clients, stack, UUID.randomUUID().toString(), bounds, consent);
    }

    /**
     * For a run that is resumed. It uses the run's own token, so the run's earlier lock on the stack doesn't block it.
     */
    public static AwsPlatform again(Home home, AwsClients clients, DeployedStack stack, String owner,
            AwsBounds bounds) {
        return new AwsPlatform(home, clients, stack, owner, bounds, forecast -> {});
    }

    @Override
    public Place.Aws place() {
        return new Place.Aws(stack.region(), Machine.here(), new Place.Limits("AWS Lambda",
                "AWS Lambda's own limits: the memory size, and a proportional share of a vCPU "
                        + "(" + stack.architecture() + ")."),
                new Place.Cloud(stack.stack(), stack.account(), stack.architecture(), owner));
    }

    @Override
    public Participants participants(List<String> wanted, BuildListener builds) {
        return DeployedParticipants.of(home, clients, stack, wanted);
    }

    @Override
    public void announce(Plan plan) {
        consent.accept(Forecast.of(plan, variant -> stack.function(variant).snapstart(), place().architecture()));
    }

    /** @throws locallambda.system.Problem if another race is using the stack */
    @Override
    public AwsPlatform open(Path scratch) {
        lock = StackLock.take(clients.dynamoDb(), steady, stack, owner);
        return this;
    }

    @Override
    public void remember(Path run) {
        stack.write(run);
    }

    @Override
    public void deploy(String function, Built built, int memoryMb, int concurrency) {
        seats.add(function, built.variant().name(), memoryMb);
        logs.forget(function);
    }

    @Override
    public void remove(String function) {
        seats.remove(function);
        logs.forget(function);
    }

    @Override
    public URI url(String function) {
        String url = seats.function(function).url().toString();
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    @Override
    public URI invocations(String function) {
        DeployedStack.Function there = seats.function(function);
        String lambda = clients.elsewhere().map(URI::toString)
                .orElse("https://lambda." + stack.region() + ".amazonaws.com").replaceFirst("/$", "");
        return URI.create(lambda + "/2015-03-31/functions/" + there.name() + "/invocations"
                + (there.qualifier() == null ? "" : "?Qualifier=" + there.qualifier()));
    }

    @Override
    public boolean prepare(String function) {
        return begin(function, seats.warm(function));
    }

    @Override
    public void forceCold(String function) {
        begin(function, seats.cold(function));
    }

    private boolean begin(String function, Seats.Turn turn) {
        logs.begin(function, new CellLog(function, new FunctionLogs(clients.logs(), steady,
                seats.function(function).logGroup(), turn.since(), bounds.logPage())));
        return turn.stayed();
    }

    @Override
    public int burst(String function) {
        return seats.function(function).snapstart() ? Plan.BURST : 0;
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
        return stores.since(seats::cellOf);
    }

    @Override
    public void emptyStores() {
        lock.renew();
        logs.clear();
        stores.mark();
    }

    @Override
    public String logs(String function) {
        return "the log group " + seats.function(function).logGroup() + " in " + stack.region();
    }

    /** Releases the stack for other races. What was deployed stays until {@code ./jbang destroy}. */
    @Override
    public void close() {
        lock.close();
    }
}
