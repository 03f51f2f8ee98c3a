///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java
//DEPS org.junit:junit-bom:6.1.3@pom
//DEPS org.junit.jupiter:junit-jupiter
//DEPS org.junit.platform:junit-platform-launcher

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Terminal;
import lab.console.Verb;
import lab.cost.Goal;
import lab.docs.PageTables;
import lab.docs.Reference;
import lab.docs.Showcase;
import lab.docs.Sweep;
import lab.report.ComparisonTable;
import lab.report.RunReport;
import lab.report.SharedSamples;
import lab.run.folder.RunFolder;
import lab.toolchain.BuildProgress;
import lab.toolchain.Toolchains;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "report",
        description = "Draws a run's charts and report again. For several runs, the command shows what their hybrids "
                + "gain.",
        footer = {"", "Examples:", "  ./jbang report", "  ./jbang report results/reference",
            "  ./jbang report --as-reference", "  ./jbang report --as plain-java", "  ./jbang report results/sweep/*",
            "  ./jbang report --samples runners/", "  ./jbang report --look", "  ./jbang report --look slides",
            "  ./jbang report --goal \"p95<10ms,cold<500ms\" --cold-share 0.02 --developer-day 650"})
class report implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "RUN",
            description = "Run folder (default: the newest). Several folders give one table of what hybrids gain.")
    List<Path> runs = List.of();

    @Option(names = "--goal", paramLabel = "GOAL",
            description = "The goal that a variant has to meet (default: p95<20ms,cold<1s; for a run of ./jbang "
                    + "measure, that run's goal).")
    String goal;

    @Option(names = "--cold-share", paramLabel = "SHARE",
            description = "Share of calls that start cold, 0 to 1 (default: the report's own assumption).")
    Double coldShare;

    @Option(names = "--developer-day", paramLabel = "USD",
            description = "Price of a developer-day (default: ${DEFAULT-VALUE}).", defaultValue = "800")
    double developerDay;

    @Option(names = "--wide", description = "Also print the table with all columns, variants, and sizes.")
    boolean wide;

    @Option(names = "--as-reference", description = "Make this run the committed run results/reference.")
    boolean asReference;

    @Option(names = "--as", paramLabel = "NAME",
            description = "Make this run the committed run results/NAME, and fill the tables in docs/ from it.")
    String committed;

    @Option(names = "--look", paramLabel = "PART", arity = "0..1", fallbackValue = "",
            description = "Update docs/look and docs/notebooks-with-results from the reference run where they are out "
                    + "of date: all parts, or slides, charts, notebooks or notebooks/04.")
    String look;

    @Option(names = "--samples", paramLabel = "FOLDER",
            description = "Read the raw samples of several k6 processes together (docs/scale.md) instead of "
                    + "drawing a run.")
    Path samples;

    final Terminal terminal = Terminal.detect();

    public Integer call() {
        if (samples != null) {
            terminal.out().println(SharedSamples.of(samples).text());
            return Verb.DONE;
        }
        Home home = Home.find();
        try (BuildProgress progress = new BuildProgress(terminal, "")) {
            new Toolchains(home.lambdas()).add("fonts", progress);
        }
        if (look != null) {
            Showcase.of(home).make(look.isEmpty() ? List.of() : List.of(look), terminal.out()::println);
            return Verb.DONE;
        }
        if (runs.size() > 1) return compare();
        Path folder = runs.isEmpty() ? RunFolder.newest(home.results()).path() : runs.getFirst();
        if (asReference) committed = "reference";
        if (committed != null) {
            folder = Reference.replaceBy(folder, home.results(), committed);
            PageTables.fill(home.checkout());
        }
        RunReport drawn = RunReport.of(folder).developerDay(developerDay);
        if (goal != null) drawn = drawn.goal(Goal.parse(goal));
        if (wide) {
            ComparisonTable table = new ComparisonTable(drawn.run(), drawn.goal());
            terminal.out().println(table.text());
            table.notes().forEach(terminal.out()::println);
        }
        if (coldShare != null) drawn = drawn.coldShare(coldShare);
        drawn.ownAnswer().ifPresent(answer -> terminal.out().println(answer.sentence()));
        terminal.out().println("Open " + drawn.write());
        return Verb.DONE;
    }

    private int compare() {
        terminal.out().println(Sweep.of(runs).text());
        terminal.out().println(
                "The table shows how much of the gap between the host and its core the hybrid closes, with a 95 % "
                        + "interval. docs/compromise.md explains it.");
        return Verb.DONE;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new report(), arguments));
    }
}
