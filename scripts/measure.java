///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Scanner;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.measure.Measurement;
import lab.measure.OwnFunction;
import lab.measure.OwnOptions;
import lab.measure.Way;
import lab.measure.Wish;
import lab.race.RaceProgress;
import lab.race.RaceSession;
import lab.report.RunReport;
import lab.toolchain.Toolchains;
import locallambda.system.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "measure", description = "Measures your own Java function in each way to run it, and prices it.",
        footer = {"", "Examples:", "  ./jbang measure target/orders.jar --event order.json",
            "  ./jbang measure target/orders.jar --event order.json --quick",
            "  ./jbang measure target/function.zip --event apigw-v2 --env TABLE=orders --memory 512,1024",
            "  ./jbang measure orders.jar --event 9:get.json --event 1:post.json --as jvm,snapstart --thorough",
            "  ./jbang measure orders.jar --event '{\"id\": 7}' --expect '{\"found\": true}' --goal \"p95<50ms\"",
            "  ./jbang measure orders.jar --event sqs --calls-per-month 5000000 --cold-share 0.02"})
class measure implements Callable<Integer> {

    @Parameters(paramLabel = "FUNCTION",
            description = "A jar (shaded, or thin with its libraries in a folder lib beside it), a zip for Lambda, or "
                    + "a folder with the same content.")
    Path function;

    @Option(names = "--event", paramLabel = "EVENT",
            description = "A file, JSON, or a canned event: alb, apigw-v1, apigw-v2, dynamodb, kinesis, s3, scheduled, "
                    + "sns, sqs. Several take turns; 9:get.json comes nine times as often.")
    List<String> events = List.of();

    @Mixin
    OwnOptions own;

    @Option(names = "--expect", paramLabel = "ANSWER",
            description = "A status, or JSON that the answer contains (default: no error, no status of 400 or more).")
    String expect;

    @Option(names = "--timeout", defaultValue = "30", paramLabel = "S",
            description = "The function's time-out in seconds (default: ${DEFAULT-VALUE}).")
    int timeoutS;

    @Option(names = "--memory", split = ",", paramLabel = "MB",
            description = "Memory sizes (default: 256,512,1024; with --quick 512).")
    List<Integer> memoryMb = List.of();

    @Option(names = "--as", split = ",", defaultValue = "jvm,aot,snapstart,snapstart-primed", paramLabel = "WAY",
            description = "Ways to run it: jvm, c1, aot, snapstart, snapstart-primed (default: ${DEFAULT-VALUE}).")
    List<String> ways;

    @Option(names = "--calls-per-month", defaultValue = "1000000", paramLabel = "N",
            description = "For the bill (default: ${DEFAULT-VALUE}).")
    long callsPerMonth;

    @Option(names = "--cold-share", defaultValue = "0.001", paramLabel = "SHARE",
            description = "Share of calls that start cold, 0 to 1 (default: ${DEFAULT-VALUE}).")
    double coldShare;

    @Option(names = "--goal", defaultValue = "p95<20ms,cold<1s",
            description = "What a good way has to reach (default: ${DEFAULT-VALUE}).")
    String goal;

    @ArgGroup(exclusive = true)
    Effort effort = new Effort();

    static class Effort {

        @Option(names = "--quick", description = "One memory size, about three minutes.")
        boolean quick;

        @Option(names = "--thorough", description = "As many environments as a verdict needs.")
        boolean thorough;

        Wish.Effort chosen() {
            return quick ? Wish.Effort.QUICK : thorough ? Wish.Effort.THOROUGH : Wish.Effort.USUAL;
        }
    }

    @Option(names = "--bucket", paramLabel = "NAME",
            description = "A bucket that the function expects in the local S3.")
    List<String> buckets = List.of();

    @Option(names = "--table", paramLabel = "NAME:KEY[:SORT]",
            description = "A table that it expects in the local DynamoDB, with its keys (strings).")
    List<String> tables = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Order of the visits (default: drawn and printed).")
    Long seed;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Where the run folder goes (default: a new one in results/).")
    Path out;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        Wish wish = new Wish(own.given(function.toString()), events, Optional.ofNullable(expect), timeoutS, memoryMb,
                ways.stream().map(Way::parse).distinct().toList(), callsPerMonth, coldShare, goal, effort.chosen(),
                buckets, tables, Optional.ofNullable(out), seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                commandLine());
        return Stoppable.run(() -> {
            Home home = Home.find();
            try (RaceProgress progress = new RaceProgress(terminal, run -> {})) {
                new Toolchains(home.lambdas()).add("fonts", progress::say);
                return show(new Measurement(home, progress, this::choose).run(wish));
            }
        }, () -> terminal.out().println("Stopped. A measurement can't be resumed: start it again."));
    }

    private String choose(List<String> handlers) {
        if (!terminal.interactive()) return OwnFunction.NOBODY_TO_ASK.apply(handlers);
        for (int i = 0; i < handlers.size(); i++) terminal.out().println("  " + (i + 1) + "  " + handlers.get(i));
        terminal.out().print(terminal.bold("Which of them? "));
        terminal.out().flush();
        Scanner in = new Scanner(System.in);
        String line = in.hasNextLine() ? in.nextLine().strip() : "";
        if (line.matches("\\d{1,3}") && Integer.parseInt(line) >= 1 && Integer.parseInt(line) <= handlers.size())
            return handlers.get(Integer.parseInt(line) - 1);
        throw new Problem("\"" + line + "\" is none of them.", "Give a number, or name one with --handler.");
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
        buckets.forEach(bucket -> line.add("--bucket " + bucket));
        tables.forEach(table -> line.add("--table " + table));
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
