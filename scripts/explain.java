///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.explain.Explain;
import lab.explain.ExplainPage;
import lab.explain.Priming;
import lab.toolchain.Participants;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explain",
        description = "Takes cold starts apart: what the time from the start of the process to the first answer goes "
                + "into, with flame graphs for Java.",
        footer = {"", "Examples:", "  ./jbang explain java-jvm", "  ./jbang explain java-jvm --memory 1769 --rounds 5",
            "  ./jbang explain java-jvm java-aot python rust", "  ./jbang explain java-snapstart --prime"})
class explain implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT", arity = "1..*", description = "Names from lambdas/variants.")
    List<String> variants;

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB",
            description = "Memory size (default: ${DEFAULT-VALUE}).")
    int memoryMb;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N",
            description = "Cold starts without a tool, and as many with each tool (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--payload", defaultValue = "{}", paramLabel = "JSON",
            description = "The event (default: ${DEFAULT-VALUE}).")
    String payload;

    @Option(names = "--prime",
            description = "For Java: list what the first invocation after a restore still loads, and write classes.txt "
                    + "and two hooks as Java source, one that preloads them and one that makes a call.")
    boolean prime;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Where page and picture go (default: results/explain).")
    Path out;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::explain, () -> terminal.out().println("Stopped; nothing was kept."));
    }

    private int explain() throws Exception {
        FunctionConfig.checkMemory(memoryMb);
        if (rounds < 1) throw new Problem("There is nothing to read after --rounds " + rounds + ".", "Give 1 or more.");
        Home home = Home.find();
        Limits limits = Limits.detect();
        Participants field = Participants.of(home, variants, terminal.out()::println);
        if (prime && field.builds().values().stream().noneMatch(built -> built.variant().compiles()))
            throw new Problem("There is nothing to prime: none of these is a JVM.", "Name a Java variant.");
        Path folder = out == null ? home.results().resolve("explain") : out;
        Explain job = new Explain(home, memoryMb, payload, rounds, terminal.out()::println);
        return job.run(List.copyOf(field.builds().values()), limits, all -> {
            ExplainPage page = new ExplainPage(all, memoryMb, limits.name());
            terminal.out().println("\n" + page.text() + "\n");
            terminal.out().println(terminal.bold(page.picture().words().title()));
            terminal.out().println("Open " + page.write(folder));
            if (prime) prime(Priming.of(all), folder.resolve("priming"));
            return Verb.DONE;
        });
    }

    private void prime(List<Priming> all, Path folder) throws IOException {
        for (Priming each : all) {
            each.write(folder.resolve(each.of().variant()));
            terminal.out().println("\n" + each.table().text());
            terminal.out().println("Hooks and classes.txt: " + folder.resolve(each.of().variant()));
        }
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new explain(), arguments));
    }
}
