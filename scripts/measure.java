///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.DeployedStack;
import lab.console.Confirm;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.cost.Forecast;
import lab.measure.AwsMeasurement;
import lab.measure.Measurement;
import lab.measure.OwnFunction;
import lab.measure.OwnOptions;
import lab.measure.OwnStack;
import lab.measure.Way;
import lab.measure.Wish;
import lab.platform.AwsBounds;
import lab.platform.AwsPlatform;
import lab.race.RaceProgress;
import lab.race.RaceSession;
import lab.report.RunReport;
import lab.toolchain.Toolchains;
import locallambda.system.LoopbackOnly;
import locallambda.system.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "measure", description = "Measures each way to run your own Java function, and calculates what each "
        + "way costs.",
        footer = {"", "Examples:", "  ./jbang measure target/orders.jar --event order.json",
            "  ./jbang measure target/orders.jar --event order.json --quick",
            "  ./jbang measure target/function.zip --event apigw-v2 --env TABLE=orders --memory 512,1024",
            "  ./jbang measure orders.jar --event 9:get.json --event 1:post.json --as jvm,snapstart --thorough",
            "  ./jbang measure orders.jar --event '{\"id\": 7}' --expect '{\"found\": true}' --goal \"p95<50ms\"",
            "  ./jbang measure orders.jar --event sqs --calls-per-month 5000000 --cold-share 0.02",
            "  ./jbang measure --resume results/2026-11-23T14-05-12-measure --more 5",
            "  ./jbang measure --on-aws results/2026-11-23T14-05-12-measure"})
class measure implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FUNCTION",
            description = "A jar (shaded, or thin with its libraries in a lib folder beside it), a zip for Lambda, or "
                    + "a folder with the unpacked zip.")
    Path function;

    @Option(names = "--event", paramLabel = "EVENT",
            description = "A file, JSON, or a canned (predefined) event: alb, apigw-v1, apigw-v2, dynamodb, kinesis, "
                    + "s3, scheduled, sns, sqs. With several events, the lab sends them in turn; 9:get.json is sent "
                    + "nine times as often.")
    List<String> events = List.of();

    @Mixin
    OwnOptions own;

    @Option(names = "--expect", paramLabel = "ANSWER",
            description = "A status, or JSON that the response must contain (default: no error, no status of 400 or "
                    + "more).")
    String expect;

    @Option(names = "--timeout", defaultValue = "30", paramLabel = "S",
            description = "The function's time-out in seconds (default: ${DEFAULT-VALUE}).")
    int timeoutS;

    @Option(names = "--memory", split = ",", paramLabel = "MB",
            description = "Memory sizes (default: 256,512,1024; with --quick 512).")
    List<Integer> memoryMb = List.of();

    @Option(names = "--as", split = ",", defaultValue = "jvm,aot,snapstart,snapstart-primed", paramLabel = "WAY",
            description = "Ways to run it: jvm, c1, aot, snapstart, snapstart-primed, native "
                    + "(default: ${DEFAULT-VALUE}).")
    List<String> ways;

    @Option(names = "--calls-per-month", defaultValue = "1000000", paramLabel = "N",
            description = "Calls per month, for the bill (default: ${DEFAULT-VALUE}).")
    long callsPerMonth;

    @Option(names = "--cold-share", defaultValue = "0.001", paramLabel = "SHARE",
            description = "Share of calls that start cold, 0 to 1 (default: ${DEFAULT-VALUE}).")
    double coldShare;

    @Option(names = "--goal", defaultValue = "p95<20ms,cold<1s",
            description = "The goal that a way has to meet (default: ${DEFAULT-VALUE}).")
    String goal;

    @ArgGroup(exclusive = true)
    Effort effort = new Effort();

    static class Effort {

        @Option(names = "--quick", description = "Measure one memory size, which takes about three minutes.")
        boolean quick;

        @Option(names = "--thorough", description = "Measure as many environments as a verdict needs.")
        boolean thorough;

        Wish.Effort chosen() {
            return quick ? Wish.Effort.QUICK : thorough ? Wish.Effort.THOROUGH : Wish.Effort.USUAL;
        }
    }

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the order (default: a new one, which is "
            + "printed).")
    Long seed;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Path of the run folder (default: a new one in results/).")
    Path out;

    @Option(names = "--resume", paramLabel = "RUN",
            description = "Continue this run. Finished parts aren't repeated.")
    Path resume;

    @Option(names = "--more", defaultValue = "0", paramLabel = "N",
            description = "With --resume: add N environments for each way and size, which narrows the intervals.")
    int more;

    @Option(names = "--on-aws", paramLabel = "RUN",
            description = "Measure on AWS what ./jbang deploy --measured RUN deployed there.")
    Path onAws;

    @Option(names = "--stack", defaultValue = OwnStack.NAME, paramLabel = "NAME",
            description = "AWS: which stack (default: ${DEFAULT-VALUE}).")
    String stack;

    @Option(names = "--region", paramLabel = "REGION",
            description = "AWS: the region (default: AWS_REGION, or the AWS profile's region).")
    Optional<String> region = Optional.empty();

    @Option(names = "--aws-profile", paramLabel = "NAME",
            description = "AWS: the profile whose credentials to use (default: the standard chain).")
    Optional<String> awsProfile = Optional.empty();

    @Option(names = "--yes", description = "AWS: start without asking.")
    boolean yes;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        if (more < 0 || more > 0 && resume == null)
            throw new Problem("--more adds environments to an existing run.",
                    "Pass the run: --resume results/… --more 5");
        if (Stream.of(function, resume, onAws).filter(Objects::nonNull).count() != 1)
            throw new Problem("Pass exactly one of these: a function to measure, a run to continue, or a run to "
                    + "measure on AWS.",
                    "Pass a jar, or --resume RUN, or --on-aws RUN.");
        Wish wish = function == null ? null : wish();
        if (wish != null ? !wish.given().network() : resume != null && !Measurement.letsOut(resume))
            LoopbackOnly.enter();
        AtomicReference<Path> begun = new AtomicReference<>();
        return Stoppable.run(() -> {
            Home home = Home.find();
            try (RaceProgress progress = new RaceProgress(terminal, begun::set)) {
                new Toolchains(home.lambdas()).add("fonts", progress.builds());
                Measurement measurement = new Measurement(home, progress, this::choose);
                return show(onAws != null ? onAws(home, progress) : wish != null ? measurement.run(wish)
                        : measurement.resume(resume, more));
            }
        }, () -> terminal.out().println(begun.get() == null ? "Stopped before the first measurement."
                : onAws != null ? "Stopped. To measure again: ./jbang measure --on-aws " + onAws
                        : "Stopped. The finished part is saved. To continue: ./jbang measure --resume " + begun.get()));
    }

    private RaceSession.Outcome onAws(Home home, RaceProgress progress) throws Exception {
        DeployedStack deployed = DeployedStack.read(DeployedStack.folder(home, stack));
        int size = memoryMb.isEmpty() ? OwnStack.of(home, onAws, deployed).memoryMb() : memoryMb.getFirst();
        try (AwsClients account = AwsClients.of(awsProfile, region.or(() -> Optional.of(deployed.region())))) {
            AwsPlatform platform = AwsPlatform.fresh(home, account, deployed, AwsBounds.USUAL, this::agree);
            return new AwsMeasurement(home, progress, onAws).measure(account, deployed, platform, size,
                    Optional.ofNullable(out));
        }
    }

    private void agree(Forecast forecast) {
        terminal.out().println(forecast.sentence());
        if (!Confirm.ask(terminal, "Start?", yes))
            throw new Problem("Nothing was measured.", "Answer y, or add --yes.");
    }

    private Wish wish() {
        return new Wish(own.given(function.toString()), events, Optional.ofNullable(expect), timeoutS, memoryMb,
                ways.stream().map(Way::parse).distinct().toList(), callsPerMonth, coldShare, goal, effort.chosen(),
                own.stock(), Optional.ofNullable(out), seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                commandLine());
    }

    private String choose(List<String> handlers) {
        if (!terminal.interactive()) return OwnFunction.NOBODY_TO_ASK.apply(handlers);
        for (int i = 0; i < handlers.size(); i++) terminal.out().println("  " + (i + 1) + "  " + handlers.get(i));
        terminal.out().print(terminal.bold("Which handler? "));
        terminal.out().flush();
        Scanner in = new Scanner(System.in);
        String line = in.hasNextLine() ? in.nextLine().strip() : "";
        if (line.matches("\\d{1,3}") && Integer.parseInt(line) >= 1 && Integer.parseInt(line) <= handlers.size())
            return handlers.get(Integer.parseInt(line) - 1);
        throw new Problem("\"" + line + "\" isn't a number from this list.",
                "Type a number from the list, or choose a handler with --handler.");
    }

    /** Without what is in events and variables. */
    private String commandLine() {
        List<String> line = new ArrayList<>(List.of("./jbang measure", function.toString()));
        events.forEach(event -> line.add("--event " + (event.matches("[\\w.:/~-]+") ? event : "'…'")));
        line.addAll(own.words());
        if (expect != null) line.add("--expect '…'");
        line.add("--as " + String.join(",", ways));
        if (!memoryMb.isEmpty())
            line.add("--memory " + String.join(",", memoryMb.stream().map(String::valueOf).toList()));
        if (effort.quick) line.add("--quick");
        if (effort.thorough) line.add("--thorough");
        return String.join(" ", line) + (seed == null ? "" : " --seed " + seed);
    }

    private int show(RaceSession.Outcome outcome) {
        RunReport report = RunReport.of(outcome.folder());
        terminal.out().println();
        report.ownAnswer().ifPresent(answer -> terminal.out().println(answer.text()));
        terminal.out().println();
        terminal.out().println("Run folder: " + outcome.folder());
        terminal.out().println("Report:     " + report.write());
        boolean sound = outcome.reconcile().nothingLost() && !report.run().faults().serious();
        return sound ? Verb.DONE : Verb.FAILED;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new measure(), arguments));
    }
}
