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
import lab.bench.RestorePlan;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.docs.DocBlock;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "bench",
        description = "Measures in one run how much time the lab itself adds, and saves the figures as JSON.",
        footer = {"", "Examples:", "  ./jbang bench", "  ./jbang bench --rows 1000000 --no-paced",
            "  ./jbang bench --as-reference",
            "  ./jbang bench --restores java-snapstart,java-snapstart-primed:PRIMING=300",
            "  ./jbang bench --restores scripts/restores/levers.yaml",
            "  ./jbang bench --servers", "  ./jbang bench --files",
            "  ./jbang bench --neighbours", "  ./jbang bench --neighbours java-jvm,python --repetitions 5",
            "  ./jbang bench --neighbours --jvms-only --repetitions 10"})
class bench implements Callable<Integer> {

    @Option(names = "--rows", split = ",", defaultValue = "1000000,10000000", paramLabel = "N",
            description = "Numbers of raw samples to summarize (default: ${DEFAULT-VALUE}).")
    List<Long> rows;

    @Option(names = "--no-paced", description = "Leave out the paced calls at the talk's memory sizes.")
    boolean unpaced;

    @Option(names = "--as-reference",
            description = "Make this bench the committed bench, and write its figures into the pages that show them.")
    boolean asReference;

    @Option(names = "--restores", split = ",", paramLabel = "VARIANT[:NAME=VALUE]",
            description = "Instead of the usual figures, measure restores of these SnapStart variants alternately, "
                    + "both without limits and at 512 MB. You can set one variable per variant, and more in a YAML "
                    + "file.")
    List<String> restores = List.of();

    @Option(names = "--neighbours", split = ",", arity = "0..1", paramLabel = "VARIANT", fallbackValue = "",
            description = "Instead of the usual figures, measure whether functions slow each other down when they "
                    + "share the machine's cores, as in a race. Each function runs alone and beside others (default: "
                    + "java-jvm, java-snapstart, python, rust).")
    List<String> neighbours;

    @Option(names = "--jvms-only",
            description = "With --neighbours: let only JVM variants share the cores, as in a race (default: java-jvm, "
                    + "java-aot, java-snapstart, java-snapstart-c1, java-snapstart-primed).")
    boolean jvmsOnly;

    @Option(names = "--servers",
            description = "Instead of the usual figures, compare HTTP servers that the local Lambda could use: which "
                    + "requirements they meet, how fast they start and answer, and how much memory they need.")
    boolean servers;

    @Option(names = "--files",
            description = "Instead of the usual figures, measure how much time file isolation adds to a restore, "
                    + "because the lab copies the snapshot's /tmp and mounts the files.")
    boolean files;

    @Option(names = "--repetitions", defaultValue = "5", paramLabel = "N",
            description = "Number of new environments for --neighbours (default: ${DEFAULT-VALUE}, the smallest number "
                    + "that allows a verdict).")
    int repetitions;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(() -> {
            Home home = Home.find();
            if (asReference && !restores.isEmpty() && RestorePlan.of(restores).reference() == null)
                throw new Problem("No page shows these restores, so they can't become the committed restores.",
                        "Use a YAML file whose restores a page shows, such as scripts/restores/depths.yaml, or leave "
                                + "out --as-reference.");
            if (jvmsOnly && neighbours == null)
                throw new Problem("--jvms-only works only together with --neighbours.", "Add --neighbours.");
            BenchRecord record = measure(new Bench(home, terminal.out()::println));
            Path file = record.write(home.results());
            terminal.out().println(AsciiTable.getTable(AsciiTable.NO_BORDERS, record.figures(), List.of(
                    new Column().header("").dataAlign(HorizontalAlign.LEFT).with(BenchFigure::name),
                    new Column().header("").dataAlign(HorizontalAlign.RIGHT).with(figure -> figure.text()),
                    new Column().header("").dataAlign(HorizontalAlign.LEFT).with(BenchFigure::unit),
                    new Column().header("n").dataAlign(HorizontalAlign.RIGHT).with(figure -> "" + figure.n()),
                    new Column().header("").dataAlign(HorizontalAlign.LEFT).with(BenchFigure::condition))));
            if (neighbours != null) new BenchTables(record).sharing().forEach(terminal.out()::println);
            terminal.out().println("Saved in " + file);
            if (asReference) makeReference(home, file);
            return Verb.DONE;
        }, () -> terminal.out().println("Stopped. Nothing was saved."));
    }

    private BenchRecord measure(Bench bench) throws IOException, InterruptedException {
        if (servers) return bench.servers();
        if (files) return bench.files();
        if (neighbours != null)
            return bench.neighbours(neighbours.stream().filter(name -> !name.isEmpty()).toList(), repetitions,
                    jvmsOnly);
        return restores.isEmpty() ? bench.run(rows, !unpaced) : bench.restores(RestorePlan.of(restores));
    }

    private void makeReference(Home home, Path file) throws IOException {
        if (!restores.isEmpty()) {
            RestorePlan.Reference reference = RestorePlan.of(restores).reference();
            fill(home, file, reference.block(), "docs/" + reference.page(), BenchTables::restores);
            return;
        }
        if (servers) {
            fill(home, file, "servers", "docs/bench.md", BenchTables::servers);
            return;
        }
        if (files) {
            fill(home, file, "files", "docs/bench.md", BenchTables::files);
            return;
        }
        if (neighbours != null) {
            fill(home, file, jvmsOnly ? "neighbours-jvms" : "neighbours", "docs/bench.md", BenchTables::neighbours);
            return;
        }
        if (unpaced) throw new Problem("The committed bench needs the paced figures too.", "Leave out --no-paced.");
        Files.copy(file, home.results().resolve("reference-bench.json"), StandardCopyOption.REPLACE_EXISTING);
        BenchTables tables = new BenchTables(BenchRecord.read(file));
        new DocBlock(home.checkout().resolve("docs/pacing.md"), "bench: pacing").write(tables.pacing());
        new DocBlock(home.checkout().resolve("docs/bench.md"), "bench: all").write(tables.all());
        new DocBlock(home.checkout().resolve("docs/bench.md"), "bench: aims").write(tables.aims());
        terminal.out().println("This bench is the reference now. docs/pacing.md and docs/bench.md show its figures.");
    }

    private void fill(Home home, Path file, String what, String page, Function<BenchTables, String> table)
            throws IOException {
        Files.copy(file, home.results().resolve("reference-" + what + ".json"), StandardCopyOption.REPLACE_EXISTING);
        new DocBlock(home.checkout().resolve(page), "bench: " + what)
                .write(table.apply(new BenchTables(BenchRecord.read(file))));
        terminal.out().println("This bench is the reference now. " + page + " shows its figures.");
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new bench(), arguments));
    }
}
