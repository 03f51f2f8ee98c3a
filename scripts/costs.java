///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lab.Home;
import lab.aws.ForAws;
import lab.console.Confirm;
import lab.console.Terminal;
import lab.console.Verb;
import lab.cost.Forecast;
import lab.cost.PlanCost;
import lab.cost.Prices;
import lab.cost.RunCost;
import lab.cost.Usd;
import lab.cost.WholeBill;
import lab.race.Order;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Architecture;
import lab.run.record.Heat;
import lab.run.record.Place;
import lab.run.record.Plan;
import lab.run.record.Profile;
import lab.variant.Variant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "costs",
        description = "Shows the most that a planned race on AWS may cost, or what a finished run cost.",
        footer = {"", "Examples:",
            "  ./jbang costs --profile quick --variants java-snapstart-primed,python --memory 512",
            "  ./jbang costs --profile full --architecture arm64",
            "  ./jbang costs --profile learner --variants java-snapstart,rust --memory 512,1769 --also python",
            "  ./jbang costs results/2026-11-23T14-05-12-quick"})
class costs implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "RUN",
            description = "A finished run. Shows what its calls cost, calculated from their REPORT lines.")
    Path run;

    @Option(names = "--profile", defaultValue = "quick", paramLabel = "NAME",
            description = "Profile of the race: quick (default), talk, full.")
    String profile;

    @Option(names = "--variants", split = ",", paramLabel = "NAME",
            description = "Only these variants, as in a race; all means every variant that runs on AWS.")
    List<String> variants = List.of();

    @Option(names = "--memory", split = ",", paramLabel = "MB", description = "Memory sizes (default: the profile's).")
    List<Integer> memoryMb = List.of();

    @Option(names = "--also", split = ",", paramLabel = "NAME",
            description = "More variants, which race only at the sizes in --also-memory.")
    List<String> also = List.of();

    @Option(names = "--also-memory", split = ",", defaultValue = "512", paramLabel = "MB",
            description = "Memory sizes of the variants in --also (default: ${DEFAULT-VALUE}).")
    List<Integer> alsoMemoryMb;

    @Option(names = "--time-scale", defaultValue = "1", description = "Factor that shortens or lengthens the talk's "
            + "five minutes.")
    double timeScale;

    @Option(names = "--architecture", paramLabel = "NAME",
            description = "x86_64 or arm64 (default: the run's; x86_64 for a plan).")
    String architecture;

    @Option(names = "--yes", description = "Don't ask, even if the race may cost more than a dollar.")
    boolean yes;

    final Terminal terminal = Terminal.detect();
    final Prices prices = Prices.published();

    public Integer call() {
        return run == null ? before() : after(RunFolder.open(run));
    }

    private int before() {
        Profile chosen = Profile.named(profile);
        Home home = Home.find();
        List<Variant> main = ForAws.chosen(home, variants);
        List<Variant> more = also.isEmpty() ? List.of() : ForAws.chosen(home, also);
        List<Variant> all = Stream.concat(main.stream(), more.stream()).distinct().toList();
        List<String> names = names(all);
        Plan plan = Plan.of(chosen,
                List.of(new Heat(names(main), memoryMb.isEmpty() ? chosen.memoryMb() : memoryMb),
                        new Heat(names(more), alsoMemoryMb)),
                Set.of(), 0, timeScale, Order.payload("{}"), 0);
        Forecast forecast = Forecast.of(plan, ForAws.snapstart(all),
                Architecture.of(architecture == null ? "x86_64" : architecture));
        PlanCost cost = forecast.cost();
        terminal.out().println(profile + ": " + String.join(", ", names) + ".");
        terminal.out().println(forecast.sentence());
        terminal.out().println(table(cost.bill()));
        terminal.out()
                .println("For each cold start and each publication, this calculation assumes the longest time that "
                        + "AWS allows. "
                        + source());
        return cost.bill().usd() <= PlanCost.ASK_ABOVE_USD
                || Confirm.ask(terminal, "The race may cost more than " + new Usd(PlanCost.ASK_ABOVE_USD) + ". "
                        + "Continue?", yes)
                                ? Verb.DONE : Verb.FAILED;
    }

    private static List<String> names(List<Variant> variants) {
        return variants.stream().map(Variant::name).toList();
    }

    private int after(RunFolder folder) {
        Place place = Run.record(run).place();
        RunCost cost = RunCost.of(folder, prices,
                architecture == null ? place.architecture() : Architecture.of(architecture));
        terminal.out()
                .println(AsciiTable.getTable(cost.lines(),
                        List.of(column("Function", HorizontalAlign.LEFT).with(RunCost.Line::function),
                                column("Calls", HorizontalAlign.RIGHT).with(line -> "%,d".formatted(line.calls())),
                                column("GB-s", HorizontalAlign.RIGHT).with(line -> "%.3f".formatted(line.gbSeconds())),
                                column("Lambda", HorizontalAlign.RIGHT).with(line -> new Usd(line.usd()).toString()))));
        terminal.out().println(place.bill(cost.calls(), new Usd(cost.bill().usd()).toString()));
        terminal.out().println(table(cost.bill()));
        terminal.out().println(
                "These costs are calculated from REPORT lines, including the warm-up. They leave out the free tier, "
                        + "storage, and traffic. "
                        + source());
        return Verb.DONE;
    }

    private String source() {
        return "Prices for " + prices.region() + " as of " + prices.writtenDown() + ".";
    }

    private static String table(WholeBill bill) {
        return AsciiTable.getTable(
                List.of(new String[] {"Lambda", new Usd(bill.lambdaUsd()).toString()},
                        new String[] {"S3, one put per call", new Usd(bill.s3Usd()).toString()},
                        new String[] {"DynamoDB, one item per call", new Usd(bill.dynamodbUsd()).toString()},
                        new String[] {"CloudWatch Logs", new Usd(bill.logsUsd()).toString()},
                        new String[] {"Total", new Usd(bill.usd()).toString()}),
                List.of(column("For", HorizontalAlign.LEFT).with(row -> row[0]),
                        column("USD", HorizontalAlign.RIGHT).with(row -> row[1])));
    }

    private static Column column(String header, HorizontalAlign align) {
        return new Column().header(header).headerAlign(HorizontalAlign.LEFT).dataAlign(align);
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new costs(), arguments));
    }
}
