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
import lab.aws.Template;
import lab.aws.Waiting;
import lab.cost.Forecast;
import lab.cost.Usd;
import lab.notebook.cell.InACell;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.race.Order;
import lab.run.record.Architecture;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.variant.Variant;
import locallambda.system.Problem;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** What notebook 10 does in an AWS account: nothing without credentials, and no change unless the cell says "yes". */
public final class Aws {

    private static final String STACK = "lambda-race-notebook";
    private static final String YES = "yes";

    private Aws() {}

    /** Looks for credentials where the SDK looks for them. It calls nothing. */
    public static Shown credentials() {
        return new Note("AWS", signedIn()
                ? "This machine has AWS credentials. This cell didn't call AWS, so it cost nothing."
                : "This machine has no AWS credentials, so the cells that need them do nothing. All other cells work "
                        + "without credentials.");
    }

    /** Calculates the most that a race on AWS may cost. It calls nothing. */
    public static Shown costs(String profile, List<String> variants, List<Integer> memoryMb) {
        return InACell.run(() -> {
            Plan plan = Plan.of(Profile.named(profile), variants, memoryMb, 0, 1, Order.payload("{}"), 0);
            List<Variant> chosen = ForAws.chosen(Home.find(), variants);
            Forecast forecast = Forecast.of(plan, ForAws.snapstart(chosen), Architecture.X86);
            var bill = forecast.cost().bill();
            String parts = "Lambda %s, S3 %s, DynamoDB %s, logs %s".formatted(new Usd(bill.lambdaUsd()),
                    new Usd(bill.s3Usd()), new Usd(bill.dynamodbUsd()), new Usd(bill.logsUsd()));
            return new Note("The maximum cost",
                    "The race takes about %.0f minutes, makes at most %,d calls, and costs at most %s: %s."
                            .formatted(forecast.minutes(), forecast.cost().calls(), new Usd(bill.usd()), parts));
        });
    }

    /** Shows what a deploy would change in the account, and makes those changes if the answer is {@code yes}. */
    public static Shown deploy(String answer, List<String> variants) {
        return signedIn() ? InACell.run("AWS is working", () -> deploy(Home.find(), answer, variants)) : credentials();
    }

    private static Shown deploy(Home home, String answer, List<String> variants) throws Exception {
        DeployOrder order = new DeployOrder(STACK, variants, "x86_64", 512, 1, System.getProperty("user.name"),
                Template.read(home.lambdas().resolve("template.yaml")));
        Path folder = DeployedStack.folder(home, STACK);
        try (AwsClients aws = AwsClients.of(Optional.empty(), Optional.empty())) {
            List<Variant> chosen = ForAws.chosen(home, variants);
            Path code = folder.resolve("code");
            List<Parcel> parcels = new ForAws(home, System.out::println).pack(chosen, order.machine(), code);
            Deploy deploy = new Deploy(aws, folder, Waiting.FOR_STACKS, System.out::println);
            ChangeSet changes = deploy.propose(order, parcels);
            System.out.println(changes.text());
            if (!answer.equals(YES)) {
                deploy.discard(changes);
                return new Note("Nothing was changed", "To make these changes in account " + aws.account()
                        + ", set the answer in this cell to \"yes\" and run the cell again.");
            }
            DeployedStack done = deploy.carryOut(changes, order, parcels);
            String names = String.join(" and ", done.functions().keySet());
            return new Note("Deployed", "Account %2$s now has %1$s in region %3$s, as the %4$s stack."
                    .formatted(names, done.account(), done.region(), STACK));
        }
    }

    /** Deletes everything from the account if the answer is {@code yes}, and proves that nothing is left. */
    public static Shown destroy(String answer) {
        return signedIn() ? InACell.run("AWS is working", () -> destroy(Home.find(), answer)) : credentials();
    }

    private static Shown destroy(Home home, String answer) throws Exception {
        Path folder = DeployedStack.folder(home, STACK);
        try (AwsClients aws = AwsClients.of(Optional.empty(), DeployedStack.find(folder).map(DeployedStack::region))) {
            Destroy destroy = new Destroy(aws, folder, Waiting.FOR_STACKS, Destroy.FOR_INDEXES, System.out::println);
            List<String> known = destroy.known(STACK, DeployedStack.find(folder));
            if (known.isEmpty())
                return new Note("There is nothing to delete",
                        "The account has no stack " + STACK + " in " + aws.region() + ".");
            if (!answer.equals(YES))
                return new Note("Nothing was deleted", "To delete these " + known.size()
                        + " resources, set the answer in this cell to \"yes\" and run the cell again: "
                        + String.join(", ", known) + ".");
            List<String> left = destroy.run(STACK, known);
            if (!left.isEmpty())
                throw new Problem("These resources are still in the account: " + String.join(", ", left) + ".",
                        "Run the cell again in a few minutes, or delete these resources in the AWS console.");
            return new Note("Everything is gone",
                    "The lab asked AWS again for each of the " + known.size() + " resources and for the stack's tag, "
                            + "and found nothing.");
        }
    }

    private static boolean signedIn() {
        try {
            AwsCredentialsProvider environment = EnvironmentVariableCredentialsProvider.create();
            AwsCredentialsProviderChain.of(environment, ProfileCredentialsProvider.create()).resolveCredentials();
            return true;
        } catch (SdkException e) {
            return false;
        }
    }
}
