package lab.notebook.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.ChangeSet;
import lab.aws.Deploy;
import lab.aws.DeployOrder;
import lab.aws.DeployedStack;
import lab.aws.Destroy;
import lab.aws.ForAws;
import lab.aws.Parcel;
import lab.aws.Waiting;
import lab.cost.Forecast;
import lab.cost.PlanCost;
import lab.cost.Usd;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.race.Order;
import lab.run.record.Architecture;
import lab.run.record.Plan;
import lab.run.record.Profile;
import locallambda.system.Problem;

/** What a notebook does in an AWS account: nothing without credentials, and no change without a written "yes". */
public record AwsVerbs(Home home) {

    private static final String STACK = "lambda-race-notebook";
    private static final String YES = "yes";

    public Shown costs(String profile, List<String> variants, List<Integer> memoryMb) {
        Plan plan = Plan.of(Profile.named(profile), variants, memoryMb, 0, 1, Order.payload("{}"), 0);
        Forecast forecast = Forecast.of(plan, ForAws.snapstart(ForAws.chosen(home, variants)), Architecture.X86);
        PlanCost cost = forecast.cost();
        return new Note("The most it can cost",
                "About %.0f minutes, at the most %,d calls and %s: Lambda %s, S3 %s, DynamoDB %s, logs %s.".formatted(
                        forecast.minutes(), cost.calls(),
                        new Usd(cost.bill().usd()), new Usd(cost.bill().lambdaUsd()), new Usd(cost.bill().s3Usd()),
                        new Usd(cost.bill().dynamodbUsd()), new Usd(cost.bill().logsUsd())));
    }

    public Shown deploy(String answer, List<String> variants) {
        if (!AwsCredentials.here()) return AwsCredentials.look();
        DeployOrder order = new DeployOrder(STACK, variants, "x86_64", 512, 1, System.getProperty("user.name"),
                home.lambdas().resolve("template.yaml"));
        Path folder = DeployedStack.folder(home, STACK);
        try (AwsClients aws = AwsClients.of(Optional.empty(), Optional.empty())) {
            List<Parcel> parcels = new ForAws(home, System.out::println).pack(ForAws.chosen(home, variants),
                    order.machine(), folder.resolve("code"));
            Deploy deploy = new Deploy(aws, folder, Waiting.FOR_STACKS, System.out::println);
            ChangeSet changes = deploy.propose(order, parcels);
            System.out.println(changes.text());
            if (!answer.equals(YES)) {
                deploy.discard(changes);
                return new Note("Nothing was changed",
                        "Write \"yes\" into the cell and run it again to make these changes in account " + aws.account()
                                + ".");
            }
            DeployedStack done = deploy.carryOut(changes, order, parcels);
            return new Note("Deployed", String.join(" and ", done.functions().keySet()) + " stand in account "
                    + done.account() + ", " + done.region() + ", as the stack " + STACK + ".");
        }
    }

    public Shown destroy(String answer) {
        if (!AwsCredentials.here()) return AwsCredentials.look();
        Path folder = DeployedStack.folder(home, STACK);
        try (AwsClients aws = AwsClients.of(Optional.empty(), DeployedStack.find(folder).map(DeployedStack::region))) {
            Destroy destroy = new Destroy(aws, folder, Waiting.FOR_STACKS, Destroy.FOR_INDEXES, System.out::println);
            List<String> known = destroy.known(STACK, DeployedStack.find(folder));
            if (known.isEmpty())
                return new Note("Nothing is there", "The account has no stack " + STACK + " in " + aws.region() + ".");
            if (!answer.equals(YES))
                return new Note("Nothing was deleted", "Write \"yes\" into the cell to delete these " + known.size()
                        + " things: " + String.join(", ", known) + ".");
            List<String> left = destroy.run(STACK, known);
            if (!left.isEmpty())
                throw new Problem("Left in the account: " + String.join(", ", left) + ".",
                        "Run the cell again in some minutes, or delete them in the console.");
            return new Note("Everything is gone",
                    "Each of the " + known.size() + " ids was asked for again, and so was the stack's tag.");
        }
    }
}
