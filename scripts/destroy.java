///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.DeployOrder;
import lab.aws.DeployedStack;
import lab.aws.Destroy;
import lab.aws.Waiting;
import lab.console.Confirm;
import lab.console.Terminal;
import lab.console.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "destroy",
        description = "Deletes a stack and everything that belongs to it from your AWS account, and proves that "
                + "nothing is left.",
        footer = {"", "Examples:", "  ./jbang destroy", "  ./jbang destroy --stack lambda-race-arm --profile sandbox",
            "  ./jbang destroy results/2026-11-23T14-05-12-quick --yes"})
class destroy implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run on AWS whose stack you want to delete.")
    Path run;

    @Option(names = "--stack", defaultValue = "lambda-race", paramLabel = "NAME",
            description = "Name of the stack (default: ${DEFAULT-VALUE}).")
    String stack;

    @Option(names = "--profile", paramLabel = "NAME",
            description = "Profile of the AWS configuration (default: the standard credential chain).")
    Optional<String> profile = Optional.empty();

    @Option(names = "--region", paramLabel = "NAME",
            description = "AWS region (default: the region of the deployment, or the standard chain).")
    Optional<String> region = Optional.empty();

    @Option(names = "--patience", defaultValue = "180", paramLabel = "SECONDS",
            description = "How long to wait while AWS's indexes still list deleted resources (default: "
                    + "${DEFAULT-VALUE}).")
    int patience;

    @Option(names = "--yes", description = "Don't ask.")
    boolean yes;

    final Terminal terminal = Terminal.detect();

    public Integer call() {
        if (run != null) stack = DeployedStack.read(run).stack();
        DeployOrder.checkName(stack);
        Confirm.possible(terminal, yes);
        Path folder = DeployedStack.folder(Home.find(), stack);
        Optional<DeployedStack> written = DeployedStack.find(run == null ? folder : run);
        try (AwsClients aws = AwsClients.of(profile, region.or(() -> written.map(DeployedStack::region)))) {
            Destroy destroy = new Destroy(aws, folder, Waiting.FOR_STACKS, Destroy.FOR_INDEXES.with(patience),
                    terminal.out()::println);
            List<String> known = destroy.known(stack, written);
            if (known.isEmpty())
                terminal.out().println("There is no stack " + stack + " in account " + aws.account() + ", region "
                        + aws.region() + ".");
            known.forEach(each -> terminal.out().println("  " + each));
            if (!known.isEmpty() && !Confirm.ask(terminal, "Delete all of this in account " + aws.account() + "?", yes))
                return Verb.FAILED;
            List<String> left = destroy.run(stack, known);
            left.forEach(each -> terminal.out().println(terminal.red("LEFT ") + each));
            terminal.out().println(left.isEmpty() ? terminal.green("Nothing is left of the stack " + stack + ".")
                    : "Delete these resources in the AWS console, or wait a few minutes and repeat: ./jbang destroy "
                            + "--stack " + stack);
            return left.isEmpty() ? Verb.DONE : Verb.FAILED;
        }
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new destroy(), arguments));
    }
}
