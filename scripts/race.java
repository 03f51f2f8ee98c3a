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
import lab.build.Toolchains;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.cost.Goal;
import lab.race.Comparison;
import lab.race.Order;
import lab.race.Profile;
import lab.race.RaceProgress;
import lab.race.Sitting;
import lab.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "race", description = "Builds the variants, runs them side by side, and ends with the comparison.",
        footer = {"", "Examples:",
            "  ./jbang race",
            "  ./jbang race --variants java-aot,python,rust --memory 512,1024",
            "  ./jbang race --variants all",
            "  ./jbang race --profile full --seed 7",
            "  ./jbang race --variants plain-java,python,rust --memory 512",
            "  ./jbang race --profile talk --time-scale 0.2",
            "  ./jbang race --resume results/2026-11-23T14-05-12-quick"})
class race implements Callable<Integer> {

    @Option(names = "--profile", defaultValue = "quick", paramLabel = "NAME",
            description = "quick (default): minutes; talk: the talk's sizes and load; full: six sizes, 30 cold starts, enough calls for a p99.")
    String profile;

    @Option(names = "--variants", split = ",", paramLabel = "NAME", description = "Only these, or groups of them such as plain-java; all: every one that can be built here (default: the usual ones and what else is built).")
    List<String> variants = List.of();

    @Option(names = "--memory", split = ",", paramLabel = "MB", description = "Memory sizes (default: the profile's).")
    List<Integer> memoryMb = List.of();

    @Option(names = "--seed", description = "Seed of the order (default: a new one, which is written down).")
    Long seed;

    @Option(names = "--time-scale", defaultValue = "1", description = "Length of the talk's five minutes; 0.1 makes them 30 seconds.")
    double timeScale;

    @Option(names = "--payload", defaultValue = "{}", paramLabel = "JSON", description = "What each request posts, e.g. '{\"work\": 10}'.")
    String payload;

    @Option(names = "--goal", defaultValue = "p95<20ms,cold<1s", description = "What a good size has to reach (default: ${DEFAULT-VALUE}).")
    String goal;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with this run folder; finished parts are not repeated.")
    Path resume;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the run folder goes (default: a new one in results/).")
    Path out;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        Goal.parse(goal);
        AtomicReference<Path> run = new AtomicReference<>();
        return Stoppable.run(() -> {
            try (RaceProgress progress = new RaceProgress(terminal, run::set)) {
                Home home = Home.find();
                new Toolchains(home.lambdas()).add("fonts", progress::say);
                Sitting sitting = new Sitting(home, progress);
                return show(resume == null ? sitting.begin(order()) : sitting.resume(resume));
            }
        }, () -> terminal.out().println(run.get() == null ? "Stopped before the first measurement."
                : "Stopped. What is finished is kept. To go on: ./jbang race --resume " + run.get()));
    }

    private Order order() {
        return new Order(Profile.named(profile), variants, memoryMb, seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                timeScale, Order.payload(payload), Optional.ofNullable(out), commandLine());
    }

    private String commandLine() {
        StringBuilder line = new StringBuilder("./jbang race --profile " + profile);
        if (!variants.isEmpty()) line.append(" --variants ").append(String.join(",", variants));
        if (!memoryMb.isEmpty()) line.append(" --memory ").append(String.join(",", memoryMb.stream().map(String::valueOf).toList()));
        if (timeScale != 1) line.append(" --time-scale ").append(timeScale);
        if (!payload.equals("{}")) line.append(" --payload '").append(payload).append("'");
        return line.append(seed == null ? "" : " --seed " + seed).toString();
    }

    private int show(Sitting.Outcome outcome) {
        Comparison comparison = new Comparison(outcome);
        RunReport report = RunReport.of(outcome.folder()).goal(Goal.parse(goal));
        terminal.out().println();
        terminal.out().println(terminal.bold(report.answer()));
        terminal.out().println();
        terminal.out().println(comparison.text());
        comparison.notes().forEach(terminal.out()::println);
        terminal.out().println("Run folder: " + outcome.folder());
        terminal.out().println("Report:     " + report.write());
        return outcome.reconcile().nothingLost() ? Verb.DONE : Verb.FAILED;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new race(), arguments));
    }
}
