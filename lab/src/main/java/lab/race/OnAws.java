package lab.race;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.DeployedStack;
import lab.platform.Aws;
import lab.platform.Platform;
import lab.run.record.Architecture;
import lab.run.record.Plan;
import lab.run.record.RunRecord;
import locallambda.system.Problem;

/** A stack on AWS as the place of a race: its participants were deployed before. */
public final class OnAws implements Venue {

    private final Home home;
    private final AwsClients clients;
    private final DeployedStack stack;
    private final String owner;
    private final Aws.Bounds bounds;
    private final Consumer<Forecast> consent;

    private OnAws(Home home, AwsClients clients, DeployedStack stack, String owner, Aws.Bounds bounds,
            Consumer<Forecast> consent) {
        this.home = home;
        this.clients = clients;
        this.stack = stack;
        this.owner = owner;
        this.bounds = bounds;
        this.consent = consent;
    }

    /**
     * For a new run.
     *
     * @param consent hears what the race will take before anything starts; throws a {@link Problem} to call it off
     * @throws Problem if the stack is in another region or account than these clients
     */
    public static OnAws fresh(Home home, AwsClients clients, DeployedStack stack, Aws.Bounds bounds,
            Consumer<Forecast> consent) {
        if (!stack.region().equals(clients.region()))
            throw new Problem(
                    "The stack " + stack.stack() + " is in " + stack.region() + ", these credentials are for "
                            + clients.region() + ".",
                    "Name its region: --region " + stack.region());
        if (stack.functions().isEmpty())
            throw new Problem("The stack " + stack.stack() + " has no functions yet.",
                    "Deploy again: ./jbang deploy --stack " + stack.stack());
        checkAccount(clients, stack);
        return new OnAws(home, clients, stack, UUID.randomUUID().toString(), bounds, consent);
    }

    /** For a run that goes on: with its own token, so that its hold on the stack is no obstacle. */
    public static OnAws again(Home home, AwsClients clients, Path run, RunRecord record, Aws.Bounds bounds) {
        DeployedStack stack = DeployedStack.read(run);
        checkAccount(clients, stack);
        return new OnAws(home, clients, stack, record.cloud().owner(), bounds, forecast -> {});
    }

    private static void checkAccount(AwsClients clients, DeployedStack stack) {
        String account = clients.account();
        if (!account.equals(stack.account()))
            throw new Problem(
                    "The stack " + stack.stack() + " is in the account " + stack.account()
                            + ", these credentials are for " + account + ".",
                    "Use the ones it was deployed with: AWS_PROFILE or --aws-profile.");
    }

    @Override
    public Participants field(List<String> wanted, RaceListener listener) {
        return DeployedParticipants.of(home, clients, stack, wanted);
    }

    @Override
    public List<Integer> sizes(Order order, RaceListener listener) {
        return order.sizes();
    }

    @Override
    public double cores() {
        return 0;
    }

    @Override
    public void announce(Plan plan) {
        consent.accept(Forecast.of(plan, variant -> stack.function(variant).snapstart(),
                Architecture.of(stack.architecture())));
    }

    @Override
    public Platform open(Path scratch) {
        return Aws.open(clients, stack, owner, bounds);
    }

    @Override
    public RunRecord.Cloud cloud() {
        return new RunRecord.Cloud(stack.stack(), stack.account(), stack.architecture(), owner);
    }

    @Override
    public void remember(Path run) {
        stack.write(run);
    }

    @Override
    public void same(RunRecord run) {
        if (!stack.region().equals(run.place()))
            throw new Problem("This run began in " + run.place() + ", its stack is in " + stack.region() + ".",
                    "Start a new run: ./jbang race --platform aws");
    }
}
