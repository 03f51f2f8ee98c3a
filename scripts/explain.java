///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import lab.Home;
import lab.chart.TakenApart;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.docs.PageTables;
import lab.explain.Explain;
import lab.explain.Explanation;
import lab.explain.ExplainPage;
import lab.explain.Kept;
import lab.explain.Priming;
import lab.explain.Proof;
import lab.explain.ProofRun;
import lab.explain.Subject;
import lab.measure.EventOption;
import lab.measure.OwnFunction;
import lab.measure.OwnOptions;
import lab.measure.Way;
import lab.platform.LocalPlatform;
import lab.toolchain.BuildProgress;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.toolchain.Toolchains;
import locallambda.files.TemporaryFolders;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Folders;
import locallambda.system.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explain",
        description = "Shows where the time of a cold start goes, from the start of the process to the first answer, "
                + "with flame graphs for Java.",
        footer = {"", "Examples:", "  ./jbang explain java-jvm", "  ./jbang explain java-jvm --memory 1769 --rounds 5",
            "  ./jbang explain java-jvm java-aot python rust", "  ./jbang explain java-snapstart --prime",
            "  ./jbang explain target/orders.jar --event order.json",
            "  ./jbang explain target/orders.jar --event order.json --prime"})
class explain implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT", arity = "0..*",
            description = "Names from lambdas/variants (default: the variants of a race), or one jar, zip, or folder "
                    + "with your own Java function.")
    List<String> variants = List.of();

    @Mixin
    OwnOptions own;

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB",
            description = "Memory size (default: ${DEFAULT-VALUE}).")
    int memoryMb;

    @Option(names = "--rounds", paramLabel = "N",
            description = "Number of cold starts without a tool, and again with each tool (default: 3; with --prime, "
                    + "1).")
    Integer rounds;

    @ArgGroup(exclusive = true)
    EventOption event = new EventOption();

    @Option(names = "--as", paramLabel = "WAY",
            description = "How to run your own function: jvm, c1, snapstart (default: jvm; with --prime, snapstart).")
    String way;

    @Option(names = "--prime",
            description = "For Java with SnapStart: list what the first invocation after a restore still loads. Write "
                    + "classes.txt and two hooks as Java source, one that preloads these classes and one that makes a "
                    + "call. Then measure how much time each hook saves.")
    boolean prime;

    @Option(names = "--restores", defaultValue = "20", paramLabel = "N",
            description = "With --prime: number of restores per way; 0 measures nothing (default: ${DEFAULT-VALUE}).")
    int restores;

    @Option(names = "--as-reference",
            description = "Make this result the committed result (bars and tables; with --prime, the proof), and fill "
                    + "the pages that show it.")
    boolean asReference;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Folder for the page and the picture (default: results/explain; with --prime, "
                    + "results/priming).")
    Path out;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::explain, () -> terminal.out().println("Stopped. Nothing was saved."));
    }

    private int explain() throws Exception {
        FunctionConfig.checkMemory(memoryMb);
        if (rounds == null) rounds = prime ? 1 : 3;
        if (rounds < 1) throw new Problem("There is nothing to show with --rounds " + rounds + ".", "Give 1 or more.");
        if (prime && variants.isEmpty())
            throw new Problem("--prime needs a function.", "Pass a variant with SnapStart, or your jar.");
        String json = event.json();
        Home home = Home.find();
        // Functions see this place: their /tmp is their own.
        Path scratch = Files.createTempDirectory(TemporaryFolders.parent(), "lambda-race-explain-");
        boolean mine = variants.stream().anyMatch(OwnOptions::isOwn);
        if (mine && variants.size() > 1)
            throw new Problem("explain handles your own function separately from "
                    + "variants.", "Pass only one jar, zip, or folder.");
        try (OwnFunction function = mine ? own.take(home, variants.getFirst(), terminal.out()::println, scratch).get()
                : null) {
            return run(home, mine ? List.of(subject(home, function, json)) : subjects(home, json), scratch);
        } finally {
            Folders.delete(scratch);
        }
    }

    private List<Subject> subjects(Home home, String json) {
        List<Subject> all = new ArrayList<>();
        for (Built built : built(home)) {
            if (prime && !built.variant().start().snapstart())
                throw new Problem(built.variant().name() + " has no snapshot, so there is nothing to prime.",
                        "Choose a variant with SnapStart, such as java-snapstart.");
            all.add(Subject.of(built, json));
        }
        return prime ? all.stream().map(Subject::direct).toList() : all;
    }

    private Collection<Built> built(Home home) {
        try (BuildProgress progress = new BuildProgress(terminal, "")) {
            return Participants.of(home, variants, progress).builds().values();
        }
    }

    private Subject subject(Home home, OwnFunction function, String json) {
        Way chosen = way != null ? Way.parse(way) : prime ? Way.SNAPSTART : Way.JVM;
        if (chosen == Way.AOT || chosen == Way.SNAPSTART_PRIMED || prime && chosen != Way.SNAPSTART)
            throw new Problem("For your own function, explain doesn't "
                    + "support " + chosen + (prime ? " with --prime." : "."),
                    "Choose " + (prime ? "snapstart." : "jvm, c1 or snapstart."));
        Built built = function.built(chosen);
        Toolchains toolchains = new Toolchains(home.lambdas());
        try (BuildProgress progress = new BuildProgress(terminal, "")) {
            toolchains.addFor(built.variant(), progress);
        }
        toolchains.missing(built.variant()).ifPresent(tool -> {
            throw new Problem(tool.reason(), tool.fix());
        });
        return Subject.of(OwnOptions.name(variants.getFirst()), function, built, json);
    }

    private int run(Home home, List<Subject> subjects, Path scratch) throws IOException, InterruptedException {
        Limits limits = Limits.detect();
        Path folder = out != null ? out : home.results().resolve(prime ? "priming" : TakenApart.OWN);
        Explain job = new Explain(home, memoryMb, rounds, !prime, terminal.out()::println);
        job.run(subjects, limits, (all, platform) -> {
            if (prime) prime(home, subjects, Priming.of(all), platform, limits, folder, scratch);
            else show(all, limits, folder);
            return folder;
        });
        if (asReference) {
            new Kept(folder).becomeReference(home.results());
            PageTables.fill(home.checkout());
            terminal.out().println("This result is the reference now. docs/explain.md shows its figures.");
        }
        return Verb.DONE;
    }

    private void show(List<Explanation> all, Limits limits, Path folder) throws IOException {
        ExplainPage page = ExplainPage.of(all, memoryMb, limits.name());
        terminal.out().println("\n" + page.text() + "\n");
        terminal.out().println(terminal.bold(page.result().picture().words().title()));
        terminal.out().println("Open " + page.write(folder));
    }

    private void prime(Home home, List<Subject> subjects, List<Priming> all, LocalPlatform platform, Limits limits,
            Path folder, Path scratch) throws IOException, InterruptedException {
        for (Priming each : all) {
            Subject subject = subjects.stream().filter(one -> one.name().equals(each.of().variant())).findFirst()
                    .orElseThrow();
            each.write(folder.resolve(each.of().variant()));
            terminal.out().println("\n" + each.table().text());
            each.warnings(home, subject.built().folder(), scratch).forEach(terminal.out()::println);
            terminal.out().println("The hooks and classes.txt are in " + folder.resolve(each.of().variant()));
        }
        subjects.stream().map(Subject::name)
                .filter(name -> all.stream().noneMatch(each -> each.of().variant().equals(name))).findFirst()
                .ifPresent(name -> {
                    throw new Problem("There is no advice for " + name + ", because every start with JVM logging "
                            + "failed.",
                            "Try again with more memory (--memory), or on a quieter machine.");
                });
        if (restores == 0) return;
        ProofRun run = new ProofRun(home, platform, memoryMb, restores, terminal.out()::println);
        Proof proof = run.of(subjects, all, limits.name(), scratch);
        new Kept(folder).write(proof);
        terminal.out().println("\n" + proof.text());
        run.warnings().forEach(terminal.out()::println);
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new explain(), arguments));
    }
}
