///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.ChangeSet;
import lab.aws.Deploy;
import lab.aws.DeployOrder;
import lab.aws.DeployedStack;
import lab.aws.ForAws;
import lab.aws.Parcel;
import lab.aws.SamFolder;
import lab.aws.Template;
import lab.aws.Waiting;
import lab.console.Confirm;
import lab.console.Terminal;
import lab.console.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "deploy",
        description = "Brings variants into your AWS account as one stack; shows first what that changes. "
                + "docs/aws.md leads through it.",
        footer = {"", "Examples:",
            "  ./jbang deploy --variants java-snapstart-primed,python",
            "  ./jbang deploy --variants all --architecture arm64 --stack lambda-race-arm",
            "  ./jbang deploy --profile sandbox --region eu-central-1 --yes",
            "  ./jbang deploy --variants rust,go --sam my-sam"})
class deploy implements Callable<Integer> {

    @Option(names = "--stack", defaultValue = "lambda-race", paramLabel = "NAME",
            description = "Name of the stack (default: ${DEFAULT-VALUE}); two races at once are two stacks.")
    String stack;

    @Option(names = "--variants", split = ",", paramLabel = "NAME",
            description = "Only these; all: every one that can be built here (default: "
                    + "those that a race always takes).")
    List<String> variants = List.of();

    @Option(names = "--architecture", defaultValue = "x86_64", paramLabel = "NAME",
            description = "x86_64 (default) or arm64, for the whole stack.")
    String architecture;

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB",
            description = "Memory size to begin with (default: ${DEFAULT-VALUE}); a race sets its own.")
    int memoryMb;

    @Option(names = "--retention", defaultValue = "7", paramLabel = "DAYS",
            description = "Days after which logs and objects go by themselves: 1, 3, 5, 7 (default), 14 or 30.")
    int retentionDays;

    @Option(names = "--owner", paramLabel = "NAME",
            description = "For the tag lambda-race:owner (default: your user name).")
    String owner = System.getProperty("user.name");

    @Option(names = "--profile", paramLabel = "NAME",
            description = "Profile of the AWS configuration (default: the standard credential chain).")
    Optional<String> profile = Optional.empty();

    @Option(names = "--region", paramLabel = "NAME",
            description = "AWS region (default: the standard chain: AWS_REGION, profile).")
    Optional<String> region = Optional.empty();

    @Option(names = "--template", paramLabel = "FILE",
            description = "Another template than lambdas/template.yaml, with SAM's transform or without.")
    Path template;

    @Option(names = "--sam", paramLabel = "FOLDER",
            description = "Deploy nothing: write template and code there, for sam deploy.")
    Path sam;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    final Terminal terminal = Terminal.detect();

    public Integer call() {
        Home home = Home.find();
        DeployOrder order = new DeployOrder(stack, variants, architecture, memoryMb, retentionDays, owner,
                template == null ? home.lambdas().resolve("template.yaml") : template);
        if (sam != null) return toSam(home, order);
        Confirm.possible(terminal, yes);
        try (AwsClients aws = AwsClients.of(profile, region)) {
            return toAws(home, order, aws);
        }
    }

    private int toAws(Home home, DeployOrder order, AwsClients aws) {
        terminal.out().println("Account " + aws.account() + ", region " + aws.region()
                + aws.elsewhere().map(url -> ", at " + url + " instead of AWS").orElse("") + ".");
        Path folder = DeployedStack.folder(home, stack);
        List<Parcel> parcels = pack(home, order, folder.resolve("code"));
        Deploy deploy = new Deploy(aws, folder, Waiting.FOR_STACKS, terminal.out()::println);
        ChangeSet changes = deploy.propose(order, parcels);
        terminal.out().println(changes.isEmpty() ? "Nothing changes." : changes.text());
        terminal.out().println(
                "Idle, this costs nothing but the storage of code, objects and logs; ./jbang costs tells what a race "
                        + "on it may cost.");
        if (!changes.isEmpty() && !Confirm.ask(terminal, "Make these changes in account " + aws.account() + "?", yes)) {
            deploy.discard(changes);
            terminal.out().println(
                    "Nothing was changed. The bucket with the code stays until: ./jbang destroy --stack " + stack);
            return Verb.FAILED;
        }
        DeployedStack done = deploy.carryOut(changes, order, parcels);
        terminal.out().println(terminal
                .green("Deployed " + String.join(", ", done.functions().keySet()) + " as the stack " + stack + "."));
        terminal.out().println(
                "Race on it:  ./jbang race --platform aws" + (stack.equals("lambda-race") ? "" : " --stack " + stack));
        terminal.out()
                .println("Afterwards:  ./jbang destroy" + (stack.equals("lambda-race") ? "" : " --stack " + stack));
        return Verb.DONE;
    }

    private int toSam(Home home, DeployOrder order) {
        List<Parcel> parcels = pack(home, order, sam.resolve("artifacts"));
        terminal.out().println("Wrote " + SamFolder.write(sam, Template.read(order.template()), parcels) + ". Now: cd "
                + sam + " && sam deploy --guided");
        return Verb.DONE;
    }

    private List<Parcel> pack(Home home, DeployOrder order, Path folder) {
        return new ForAws(home, terminal.out()::println).pack(ForAws.chosen(home, variants), order.machine(), folder);
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new deploy(), arguments));
    }
}
