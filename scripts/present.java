///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.Home;
import lab.chart.Theme;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.deck.Chromium;
import lab.deck.Deck;
import lab.deck.DeckFile;
import lab.deck.Marp;
import lab.deck.Presentation;
import lab.deck.Watch;
import lab.run.FinishedRuns;
import lab.toolchain.BuildProgress;
import lab.toolchain.Probe;
import lab.toolchain.Toolchains;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "present",
        description = "Creates slides from a run: HTML to present, PDF, PPTX, and a picture of each slide, with "
                + "speaker notes.",
        footer = {"", "Examples:", "  ./jbang present", "  ./jbang present --minutes 10 --theme paper",
            "  ./jbang present --run results/reference --out /tmp/slides",
            "  ./jbang present --watch"})
class present implements Callable<Integer> {

    @Option(names = "--run", paramLabel = "RUN",
            description = "Run folder (default: the newest finished run, or the reference run if you have none).")
    Path run;

    @Option(names = "--theme", description = "night or paper, for bright rooms (default: night).",
            defaultValue = "night")
    Theme theme;

    @Option(names = "--minutes", description = "Length of the talk: 10, 30 or 60 (default: ${DEFAULT-VALUE}).",
            defaultValue = "30")
    int minutes;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Folder for the slides (default: slides in the run's folder).")
    Path out;

    @Option(names = "--watch",
            description = "Keep running, and write the HTML again whenever the deck, a theme, or the run changes. "
                    + "Ctrl-C ends it.")
    boolean watch;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        Home home = Home.find();
        Toolchains tools = new Toolchains(home.lambdas());
        Optional<Path> chromium;
        Marp marp;
        try (BuildProgress progress = new BuildProgress(terminal, "")) {
            for (String tool : Chromium.isNamed() ? List.of("fonts", "node") : List.of("fonts", "node", "chromium"))
                tools.add(tool, progress);
            Probe node = tools.probes().get("node");
            if (!node.usable())
                throw new Problem("Slides are made with Marp, which needs Node: " + node.fault(),
                        "To install it: " + tools.tool("node").install());
            chromium = Chromium.find();
            marp = Marp.of(home, chromium, progress);
        }
        if (watch) return Stoppable.run(() -> keepWriting(home, marp), () -> terminal.out().println("Stopped."));
        presentation(home, marp).write(folder(home), terminal.out()::println);
        if (chromium.isEmpty())
            terminal.out().println(terminal.yellow(
                    "PDF, PPTX and pictures need Chromium, and " + Chromium.missing(tools.tool("chromium").install())));
        return Verb.DONE;
    }

    private int keepWriting(Home home, Marp marp) throws InterruptedException {
        for (boolean first = true;; first = false) {
            Watch changes = new Watch(List.of(home.checkout().resolve("slides"), run == null ? home.results() : run),
                    folder(home));
            try {
                terminal.out().println("Open " + presentation(home, marp).html(folder(home)) + "  Written at "
                        + LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + ".");
            } catch (Problem problem) {
                if (first) throw problem;
                Verb.print(problem);
            }
            changes.awaitChange();
        }
    }

    private Presentation presentation(Home home, Marp marp) {
        return new Presentation(Deck.of(home, DeckFile.of(home), source(home)), marp, theme, minutes);
    }

    private Path source(Home home) {
        return run == null ? FinishedRuns.newestOrReference(home.results()) : run;
    }

    private Path folder(Home home) {
        return out == null ? source(home).resolve("slides") : out;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new present(), arguments));
    }
}
