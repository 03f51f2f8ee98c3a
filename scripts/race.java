///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.DeployedStack;
import lab.console.Confirm;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.cost.Forecast;
import lab.cost.Goal;
import lab.load.K6;
import lab.platform.AwsBounds;
import lab.platform.AwsPlatform;
import lab.platform.LocalPlatform;
import lab.race.Preview;
import lab.race.Order;
import lab.race.RaceProgress;
import lab.race.RaceSession;
import lab.race.SharedLoad;
import lab.report.ComparisonTable;
import lab.report.PreviewTable;
import lab.report.RunReport;
import lab.run.record.Heat;
import lab.run.record.Place;
import lab.run.record.Profile;
import lab.run.record.Route;
import lab.toolchain.Participants;
import lab.toolchain.Toolchains;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "race", description = "Builds the variants, measures them side by side, and prints the comparison.",
        footer = {"", "Examples:",
            "  ./jbang race",
            "  ./jbang race --variants java-aot,python,rust --memory 512,1024",
            "  ./jbang race --variants all",
            "  ./jbang race --profile full --seed 7",
            "  ./jbang race --profile full --memory 128,512,1769 --also java-tuned,go,frameworks",
            "  ./jbang race --variants plain-java,python,rust --memory 512",
            "  ./jbang race --profile short --variants frameworks,java-tuned --memory 512,1024",
            "  ./jbang race --profile talk --time-scale 0.2",
            "  ./jbang race --memory 512 --stores tls --network region",
            "  ./jbang race --platform aws --profile learner --variants java-snapstart,rust",
            "  ./jbang race --platform aws --profile saturate --users 40 --operator 4 > testrun.yaml",
            "  ./jbang race --resume results/2026-11-23T14-05-12-quick",
            "  ./jbang race --resume results/2026-11-23T14-05-12-quick --more 5"})
class race implements Callable<Integer> {

    @Option(names = "--profile", defaultValue = "quick", paramLabel = "NAME",
            description = "quick (default): five environments at 512 MB, a few minutes; full: six sizes, 15 cold "
                    + "starts, enough calls for a p99; short: quick with fewer calls, for many variants; warm-up: "
                    + "1,000 calls to each of two environments; talk: the talk's sizes and load; learner: for AWS; "
                    + "saturate: users who never pause; coldstart-bench: as published, for the group with that name.")
    String profile;

    @Option(names = "--variants", split = ",", paramLabel = "NAME",
            description = "Only these variants, or groups such as plain-java; all means every variant that this "
                    + "machine can build (default: the workshop's seven variants, and your own variants that are "
                    + "already built).")
    List<String> variants = List.of();

    @Option(names = "--memory", split = ",", paramLabel = "MB", description = "Memory sizes (default: the profile's).")
    List<Integer> memoryMb = List.of();

    @Option(names = "--also", split = ",", paramLabel = "NAME",
            description = "More variants or groups, which race only at the sizes in --also-memory; all means every "
                    + "variant that this machine can build.")
    List<String> also = List.of();

    @Option(names = "--also-memory", split = ",", paramLabel = "MB",
            description = "Memory sizes of the variants in --also (default: 512).")
    List<Integer> alsoMemoryMb = List.of();

    @Option(names = "--seed", description = "Seed of the order (default: a new one, which the run records).")
    Long seed;

    @Option(names = "--time-scale", defaultValue = "1",
            description = "Factor that shortens or lengthens the talk's five minutes; 0.1 means 30 seconds.")
    double timeScale;

    @Option(names = "--payload", defaultValue = "{}", paramLabel = "JSON",
            description = "The JSON that each request posts, for example '{\"work\": 10}'.")
    String payload;

    @Option(names = "--goal", defaultValue = "p95<20ms,cold<1s",
            description = "The goal that a variant has to meet (default: ${DEFAULT-VALUE}).")
    String goal;

    @Option(names = "--stores", defaultValue = "plain", paramLabel = "HOW",
            description = "plain (HTTP, default) or tls (with the lab's own certificate authority).")
    String stores;

    @Option(names = "--network", defaultValue = Route.LOOPBACK, paramLabel = "NAME",
            description = "loopback (default), or region, which delays each call to S3 and DynamoDB by a published "
                    + "time (docs/fidelity.md).")
    String network;

    @Option(names = "--resume", paramLabel = "RUN",
            description = "Continue this run. Finished parts aren't repeated.")
    Path resume;

    @Option(names = "--more", defaultValue = "0", paramLabel = "N",
            description = "With --resume: add N environments to every cell of the run, which narrows its intervals.")
    int more;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Path of the run folder (default: a new one in results/).")
    Path out;

    @Option(names = "--wide", description = "Print the table with all columns, variants, and sizes.")
    boolean wide;

    @Option(names = "--platform", defaultValue = "local", paramLabel = "WHERE",
            description = "local (default): this machine; aws: a stack that ./jbang deploy created.")
    String platform;

    @Option(names = "--stack", defaultValue = "lambda-race", paramLabel = "NAME",
            description = "AWS: which stack (default: ${DEFAULT-VALUE}).")
    String stack;

    @Option(names = "--region", paramLabel = "REGION",
            description = "AWS: the region (default: AWS_REGION, or the AWS profile's region).")
    String region;

    @Option(names = "--aws-profile", paramLabel = "NAME",
            description = "AWS: the profile whose credentials to use (default: the standard chain).")
    String awsProfile;

    @Option(names = "--yes", description = "AWS: start without asking.")
    boolean yes;

    @Option(names = "--operator", paramLabel = "N",
            description = "AWS: instead of racing, print a manifest with which the k6 operator sends the load from N "
                    + "machines (docs/scale.md).")
    Integer operator;

    @Option(names = "--users", defaultValue = "10", paramLabel = "N",
            description = "With --operator: number of users who call at the same time (default: ${DEFAULT-VALUE}).")
    int users;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        Goal.parse(goal);
        if (more < 0 || more > 0 && resume == null)
            throw new Problem("--more adds environments to an existing run.",
                    "Pass the run: --resume results/… --more 5");
        if (also.isEmpty() && !alsoMemoryMb.isEmpty())
            throw new Problem("--also-memory applies only to the variants in --also.",
                    "Add --also with these variants, or use --memory for all variants.");
        if (!also.isEmpty() && operator != null)
            throw new Problem("--operator calls each function at the memory size that it has on AWS now.",
                    "Leave out --also, and pass all variants with --variants.");
        if (!List.of("local", "aws").contains(platform))
            throw new Problem("There is no platform \"" + platform + "\".", "Choose local or aws.");
        AtomicReference<Path> run = new AtomicReference<>();
        return Stoppable.run(() -> {
            Home home = Home.find();
            if (operator != null) return manifest(home);
            try (RaceProgress progress = new RaceProgress(terminal, run::set)) {
                new Toolchains(home.lambdas()).add("fonts", progress.builds());
                return show(outcome(home, new RaceSession(home, progress)));
            }
        }, () -> terminal.out().println(run.get() == null ? "Stopped before the first measurement."
                : "Stopped. The finished part is saved. To continue: ./jbang race --resume " + run.get()));
    }

    private RaceSession.Outcome outcome(Home home, RaceSession sitting) throws Exception {
        if (resume == null && platform.equals("local")) {
            Participants.mustBeKnown(home, also);
            new Preview(home, terminal).measure(order(), route())
                    .ifPresent(seen -> terminal.out().println("\n" + new PreviewTable(seen).text() + "\n"));
            return sitting.begin(order(), LocalPlatform.fresh(home, route()));
        }
        if (resume == null && !route().isPlain())
            throw new Problem("A race on AWS uses AWS's own stores and network.",
                    "Leave out --stores and --network, or race on this machine.");
        try (Account account = new Account()) {
            if (resume == null)
                return sitting.begin(order(),
                        AwsPlatform.fresh(home, account.in(region), deployment(home), AwsBounds.USUAL, this::agree));
            return sitting.resume(resume, more, begun -> switch (begun) {
                case Place.Local here -> LocalPlatform.again(home, here);
                case Place.Aws there -> AwsPlatform.again(home, account.in(there.region()), DeployedStack.read(resume),
                        there.cloud().owner(), AwsBounds.USUAL);
            });
        }
    }

    private void agree(Forecast forecast) {
        terminal.out().println(forecast.sentence());
        if (!Confirm.ask(terminal, "Start?", yes))
            throw new Problem("Nothing was started.",
                    "To start the race, answer y. To make it cheaper, use --profile learner, --variants, or --memory.");
    }

    private int manifest(Home home) throws Exception {
        if (platform.equals("local"))
            throw new Problem("With --operator, other machines send the load, but they can't reach functions on this "
                    + "machine.", "Add --platform aws.");
        try (Account account = new Account()) {
            terminal.out().print(SharedLoad.manifest(home, account.in(region), deployment(home), order(), users,
                    operator, K6.find(home, System.err::println)));
        }
        return Verb.DONE;
    }

    private DeployedStack deployment(Home home) {
        return DeployedStack.read(DeployedStack.folder(home, stack));
    }

    /** Whose credentials are used, once somebody needs them. */
    private final class Account implements AutoCloseable {
        private AwsClients clients;

        AwsClients in(String place) {
            return clients = AwsClients.of(Optional.ofNullable(awsProfile), Optional.ofNullable(place));
        }

        @Override
        public void close() {
            if (clients != null) clients.close();
        }
    }

    private Order order() {
        return new Order(Profile.named(profile), variants, memoryMb, others(),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed), timeScale, Order.payload(payload),
                Optional.ofNullable(out), commandLine());
    }

    private Optional<Heat> others() {
        return also.isEmpty() ? Optional.empty() : Optional.of(new Heat(also, alsoSizes()));
    }

    private List<Integer> alsoSizes() {
        return alsoMemoryMb.isEmpty() ? List.of(512) : alsoMemoryMb;
    }

    private Route route() {
        return Route.of(stores, network);
    }

    private String commandLine() {
        StringBuilder line = new StringBuilder("./jbang race --profile " + profile);
        if (!variants.isEmpty()) line.append(" --variants ").append(String.join(",", variants));
        if (!memoryMb.isEmpty())
            line.append(" --memory ").append(listed(memoryMb));
        if (!also.isEmpty())
            line.append(" --also ").append(String.join(",", also)).append(" --also-memory ")
                    .append(listed(alsoSizes()));
        if (platform.equals("aws")) line.append(" --platform aws --stack ").append(stack);
        if (timeScale != 1) line.append(" --time-scale ").append(timeScale);
        if (!payload.equals("{}")) line.append(" --payload '").append(payload).append("'");
        line.append(route().options());
        return line.append(seed == null ? "" : " --seed " + seed).toString();
    }

    private static String listed(List<Integer> sizes) {
        return String.join(",", sizes.stream().map(String::valueOf).toList());
    }

    private int show(RaceSession.Outcome outcome) {
        RunReport report = RunReport.of(outcome.folder()).goal(Goal.parse(goal));
        ComparisonTable comparison = new ComparisonTable(report.run(), report.goal());
        terminal.out().println();
        terminal.out().println(wide ? comparison.text() : report.shortTable());
        (wide ? comparison.notes() : comparison.briefNotes()).forEach(terminal.out()::println);
        terminal.out().println();
        terminal.out().println(terminal.bold(report.javaAnswer()));
        terminal.out().println();
        terminal.out().println("Run folder: " + outcome.folder());
        terminal.out().println("Report:     " + report.write());
        return outcome.sound(report.run().faults()) ? Verb.DONE : Verb.FAILED;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new race(), arguments));
    }
}
