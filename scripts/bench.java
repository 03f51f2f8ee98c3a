///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import lab.Home;
import lab.bench.Bench;
import lab.bench.BenchFigure;
import lab.bench.BenchRecord;
import lab.bench.BenchTables;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.docs.DocBlock;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "bench",
        description = "Measures what the lab itself costs, all in one run, and keeps the figures as JSON.",
        footer = {"", "Examples:", "  ./jbang bench", "  ./jbang bench --rows 1000000 --no-paced",
            "  ./jbang bench --as-reference",
            "  ./jbang bench --restores java-snapstart,java-snapstart-primed:PRIMING=300",
            "  ./jbang bench --servers",
            "  ./jbang bench --neighbours", "  ./jbang bench --neighbours java-jvm,python --repetitions 5"})
class bench implements Callable<Integer> {

    @Option(names = "--rows", split = ",", defaultValue = "1000000,10000000", paramLabel = "N",
            description = "Sizes of the raw samples to sum up (default: ${DEFAULT-VALUE}).")
    List<Long> rows;

    @Option(names = "--no-paced", description = "Leave out the paced calls at the talk's memory sizes.")
    boolean unpaced;

    @Option(names = "--as-reference",
            description = "Make this bench the one that is committed, and set its figures into the pages "
                    + "that show them.")
    boolean asReference;

    @Option(names = "--restores", split = ",", paramLabel = "VARIANT[:NAME=VALUE]",
            description = "Measure restores of these variants with SnapStart instead, without limits and at 512 MB; "
                    + "a variable may be set for one.")
    List<String> restores = List.of();

    @Option(names = "--neighbours", split = ",", arity = "0..1", paramLabel = "VARIANT", fallbackValue = "",
            description = "Measure instead whether functions that share the machine's cores, as a race runs them, slow "
                    + "each other down: each alone and beside others (default: java-jvm, java-snapstart, "
                    + "python, rust).")
    List<String> neighbours;

    @Option(names = "--servers",
            description = "Compare HTTP servers that the local Lambda could use instead: what they pass on, how fast "
                    + "they start and answer, what memory they take.")
    boolean servers;

    @Option(names = "--repetitions", defaultValue = "5", paramLabel = "N",
            description = "New environments for --neighbours (default: ${DEFAULT-VALUE}, the fewest with a verdict).")
    int repetitions;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(() -> {
            Home home = Home.find();
            BenchRecord record = measure(new Bench(home, terminal.out()::println));
            Path file = record.write(home.results());
            terminal.out().println(AsciiTable.getTable(AsciiTable.NO_BORDERS, record.figures(), List.of(
                    new Column().header("").dataAlign(HorizontalAlign.LEFT).with(BenchFigure::name),
                    new Column().header("").dataAlign(HorizontalAlign.RIGHT).with(figure -> figure.text()),
                    new Column().header("").dataAlign(HorizontalAlign.LEFT).with(BenchFigure::unit),
                    new Column().header("n").dataAlign(HorizontalAlign.RIGHT).with(figure -> "" + figure.n()),
                    new Column().header("").dataAlign(HorizontalAlign.LEFT).with(BenchFigure::condition))));
            if (neighbours != null) new BenchTables(record).sharing().forEach(terminal.out()::println);
            terminal.out().println("Kept in " + file);
            if (asReference) makeReference(home, file);
            return Verb.DONE;
        }, () -> terminal.out().println("Stopped; nothing was kept."));
    }

    private BenchRecord measure(Bench bench) throws IOException, InterruptedException {
        if (servers) return bench.servers();
        if (neighbours != null)
            return bench.neighbours(neighbours.stream().filter(name -> !name.isEmpty()).toList(), repetitions);
        return restores.isEmpty() ? bench.run(rows, !unpaced) : bench.restores(restores);
    }

    private void makeReference(Home home, Path file) throws IOException {
        if (!restores.isEmpty()) {
            fill(home, file, "restores", "docs/variants/java-snapstart.md", BenchTables::restores);
            return;
        }
        if (servers) {
            fill(home, file, "servers", "docs/bench.md", BenchTables::servers);
            return;
        }
        if (neighbours != null) {
            fill(home, file, "neighbours", "docs/bench.md", BenchTables::neighbours);
            return;
        }
        if (unpaced) throw new Problem("The committed bench has the paced figures too.", "Leave --no-paced out.");
        Files.copy(file, home.results().resolve("reference-bench.json"), StandardCopyOption.REPLACE_EXISTING);
        BenchTables tables = new BenchTables(BenchRecord.read(file));
        new DocBlock(home.checkout().resolve("docs/pacing.md"), "bench: pacing").write(tables.pacing());
        new DocBlock(home.checkout().resolve("docs/bench.md"), "bench: all").write(tables.all());
        terminal.out().println("Now the reference: docs/pacing.md and docs/bench.md have its figures.");
    }

    private void fill(Home home, Path file, String what, String page, Function<BenchTables, String> table)
            throws IOException {
        Files.copy(file, home.results().resolve("reference-" + what + ".json"), StandardCopyOption.REPLACE_EXISTING);
        new DocBlock(home.checkout().resolve(page), "bench: " + what)
                .write(table.apply(new BenchTables(BenchRecord.read(file))));
        terminal.out().println("Now the reference: " + page + " has its figures.");
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new bench(), arguments));
    }
}
