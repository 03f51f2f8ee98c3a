///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.Home;
import lab.Problem;
import lab.build.Probe;
import lab.build.Toolchains;
import lab.chart.Theme;
import lab.console.Terminal;
import lab.console.Verb;
import lab.deck.Chromium;
import lab.deck.Deck;
import lab.deck.DeckFile;
import lab.deck.Marp;
import lab.deck.Presentation;
import lab.result.FinishedRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "present", description = "Makes the slides of a run: HTML to present, PDF, PPTX and a picture of each slide, with speaker notes.",
        footer = {"", "Examples:", "  ./jbang present", "  ./jbang present --minutes 10 --theme paper",
            "  ./jbang present --run results/reference --out /tmp/slides"})
class present implements Callable<Integer> {

    @Option(names = "--run", paramLabel = "RUN", description = "Run folder (default: the newest finished run, else the reference run).")
    Path run;

    @Option(names = "--theme", description = "night or paper, for bright rooms (default: night).", defaultValue = "night")
    Theme theme;

    @Option(names = "--minutes", description = "Length of the talk: 10, 30 or 60 (default: ${DEFAULT-VALUE}).", defaultValue = "30")
    int minutes;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write (default: slides in the run's folder).")
    Path out;

    final Terminal terminal = Terminal.detect();

    public Integer call() {
        Home home = Home.find();
        Toolchains tools = new Toolchains(home.lambdas());
        for (String tool : new String[] {"fonts", "node", "chromium"}) tools.add(tool, terminal.out()::println);
        Probe node = tools.probes().get("node");
        if (!node.usable()) throw new Problem("Slides are made with Marp, which needs Node: " + node.fault(), "To add it: " + tools.tool("node").install());
        Path folder = run == null ? FinishedRuns.newestOrReference(home.results()) : run;
        Optional<Path> chromium = Chromium.find();
        Deck deck = Deck.of(home, DeckFile.of(home), folder);
        new Presentation(deck, Marp.of(home, chromium, terminal.out()::println), theme, minutes).write(out == null ? folder.resolve("slides") : out, terminal.out()::println);
        if (chromium.isEmpty())
            terminal.out().println(terminal.yellow("PDF, PPTX and pictures need Chromium, which is not here: set CHROME_PATH, or " + tools.tool("chromium").install()));
        return Verb.DONE;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new present(), arguments));
    }
}
