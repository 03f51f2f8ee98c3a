///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.docs.PageTables;
import lab.docs.Reference;
import lab.fidelity.AwsRuns;
import lab.fidelity.Fidelity;
import lab.fidelity.Tables;
import lab.race.Order;
import lab.race.RaceProgress;
import lab.race.RaceSession;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.record.Profile;
import lab.toolchain.BuildProgress;
import lab.toolchain.Toolchains;
import lab.variant.Variants;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "fidelity",
        description = "Compares a run with measurements on AWS: published ones, or your own run there.",
        footer = {"", "Examples:",
            "  ./jbang fidelity --run",
            "  ./jbang fidelity --run --variants java-jvm,python,rust --memory 512 --rounds 5",
            "  ./jbang fidelity results/2026-11-23T14-05-12-hello",
            "  ./jbang fidelity results/2026-11-23T14-05-12-quick --against results/2026-11-24T09-00-00-quick",
            "  ./jbang fidelity results/2026-11-24T09-00-00-quick --share aws-runs"})
class fidelity implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "RUN",
            description = "Local run folder (default: the newest). A run with the payload '{\"hello\": true}' is "
                    + "compared with lambda-perf.")
    Path run;

    @Option(names = "--against", paramLabel = "AWSRUN",
            description = "Compare with a run on AWS (race --platform aws) or a folder of such runs instead of "
                    + "published figures.")
    Path against;

    @Option(names = "--share", paramLabel = "FOLDER",
            description = "Write into FOLDER those parts of RUN (a run on AWS) that you can share. These parts contain "
                    + "no account and no names.")
    Path share;

    @Option(names = "--run",
            description = "First race hello world variants like lambda-perf's, at lambda-perf's memory sizes (takes "
                    + "about 15 minutes).")
    boolean race;

    @Option(names = "--variants", split = ",", defaultValue = "hello", paramLabel = "NAME",
            description = "With --run: these variants, with the payload hello (default: the group ${DEFAULT-VALUE}, "
                    + "which has no SDK).")
    List<String> variants;

    @Option(names = "--memory", split = ",", paramLabel = "MB", description = "With --run: only these memory sizes.")
    List<Integer> memoryMb = List.of();

    @Option(names = "--rounds", defaultValue = "10", paramLabel = "N",
            description = "With --run: number of cold starts for each variant and size (default and maximum: "
                    + "${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--seed",
            description = "With --run: seed of the order (default: a new one, which the run records).")
    Long seed;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "With --run: folder for the run folder (default: results/).")
    Path out;

    @Option(names = "--as", paramLabel = "NAME",
            description = "Make this run the committed run results/NAME, and fill the tables in docs/ from it.")
    String committed;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::compare,
                () -> terminal.out().println("Stopped. Continue an unfinished run with ./jbang race --resume."));
    }

    private int compare() throws Exception {
        Home home = Home.find();
        if (race && (run != null || against != null))
            throw new Problem("--run makes a new run and compares it with published figures, so you can't also pass a "
                    + "run or --against.", "Leave out --run, or leave out the run and --against.");
        if (share != null) return share(home);
        try (BuildProgress progress = new BuildProgress(terminal, "")) {
            new Toolchains(home.lambdas()).add("fonts", progress);
        }
        Optional<RaceSession.Outcome> raced = race ? Optional.of(hello(home)) : Optional.empty();
        Path folder =
                raced.isPresent() ? raced.get().folder() : run == null ? RunFolder.newest(home.results()).path() : run;
        boolean sound = raced.isEmpty() || raced.get().sound(Run.open(folder).faults());
        if (committed != null) folder = Reference.replaceBy(folder, home.results(), committed);
        Run local = Run.open(folder);
        if (against != null && AwsRuns.several(against)) return severally(AwsRuns.against(local, against));
        Fidelity compared = against == null ? Fidelity.published(local, Variants.all(home.lambdas()))
                : Fidelity.against(local, Run.open(against));
        Path chart = compared.write();
        if (committed != null) PageTables.fill(home.checkout());
        terminal.out().println(new Tables(compared).text());
        terminal.out().println("Chart:   " + chart + "\nFigures: " + folder.resolve(RunFolder.FIDELITY));
        if (!sound) terminal.out().println(unsound(local, raced.get()));
        return sound ? Verb.DONE : Verb.FAILED;
    }

    private static String unsound(Run run, RaceSession.Outcome raced) {
        String why = run.faults().sentence().map(sentence -> " " + sentence + ".").orElse("");
        return "The race had errors, so don't rely on this comparison." + why + (raced.broken().isEmpty() ? ""
                : " These variants didn't race: " + String.join(", ", raced.broken()) + ".");
    }

    private int severally(AwsRuns runs) {
        Path figures = runs.write();
        terminal.out().println(runs.text() + "\nFigures: " + figures);
        return Verb.DONE;
    }

    private int share(Home home) {
        Path folder = run == null ? RunFolder.newest(home.results()).path() : run;
        Path shared = AwsRuns.share(Run.open(folder), share);
        terminal.out().println("Written: " + shared + "\nCheck both files before you send them; docs/aws-runs.md "
                + "explains how to send them.");
        return Verb.DONE;
    }

    private RaceSession.Outcome hello(Home home) throws Exception {
        if (rounds < 1 || rounds > 10) throw new Problem("--rounds can't be " + rounds + ".", "Use 1 to 10.");
        long drawn = seed == null ? new Random().nextInt(1_000_000) : seed;
        Order order = new Order(Profile.named("hello").shortened(rounds), variants, memoryMb, OptionalLong.of(drawn), 1,
                Order.payload("{\"hello\": true}"), Optional.ofNullable(out), commandLine(drawn));
        try (RaceProgress progress = new RaceProgress(terminal, started -> {})) {
            return new RaceSession(home, progress).begin(order);
        }
    }

    private String commandLine(long drawn) {
        StringBuilder line = new StringBuilder("./jbang fidelity --run --variants " + String.join(",", variants));
        if (!memoryMb.isEmpty())
            line.append(" --memory ").append(String.join(",", memoryMb.stream().map(String::valueOf).toList()));
        return line.append(rounds == 10 ? "" : " --rounds " + rounds).append(" --seed ").append(drawn).toString();
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new fidelity(), arguments));
    }
}
