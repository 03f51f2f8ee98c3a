///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Terminal;
import lab.console.Verb;
import lab.load.K6;
import lab.run.record.Machine;
import lab.toolchain.Builder;
import lab.toolchain.MissingTool;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.limits.Limits;
import picocli.CommandLine.Command;

@Command(name = "doctor",
        description = "Tells what is here, what is missing, the one command that adds it, "
                + "and which variants that unlocks.",
        footer = {"", "Examples:", "  ./jbang doctor"})
class doctor implements Callable<Integer> {

    final Terminal terminal = Terminal.detect();

    /** A row of the table; {@code add} is empty where nothing has to be added. */
    record Tool(String name, String state, String add, String unlocks) {}

    public Integer call() throws Exception {
        Home home = Home.find();
        Toolchains toolchains = new Toolchains(home.lambdas());
        List<Variant> variants = Variants.read(home.lambdas());
        describe(home, Machine.here());
        terminal.out().println(AsciiTable.getTable(tools(home, toolchains, variants), List.of(
                left("Tool").with(Tool::name), left("Here").with(Tool::state), left("To add it").with(Tool::add),
                left("For").with(Tool::unlocks))));
        Builder builder = new Builder(home);
        List<String> built = new ArrayList<>();
        List<String> notYet = new ArrayList<>();
        for (Variant variant : variants) {
            Optional<MissingTool> missing = toolchains.missing(variant);
            if (missing.isEmpty()) (builder.cached(variant).isPresent() ? built : notYet).add(variant.name());
            else terminal.out().println(terminal.yellow("Without " + variant.name() + ": " + missing.get().reason())
                    + " To add it: " + missing.get().fix());
        }
        terminal.out().println("Variants that are built: " + names(built) + ".");
        terminal.out()
                .println("Variants that can be built here: " + names(notYet) + "."
                        + (notYet.isEmpty() ? "" : " To build one: ./jbang prefetch --variants "
                                + notYet.getFirst() + "; all of them: ./jbang prefetch --variants all"));
        return Machine.here().supported() && built.size() + notYet.size() > 0 ? Verb.DONE : Verb.FAILED;
    }

    private void describe(Home home, Machine machine) throws Exception {
        terminal.out().println(
                "%s, %s: %s.".formatted(machine.os(), machine.arch(), machine.supported() ? terminal.green("supported")
                        : terminal.red("not supported; use WSL2 or a Linux container (README.md, Platforms)")));
        Files.createDirectories(home.cache());
        terminal.out()
                .println("%d cores, %d GB of memory, %.1f GB of disk free for %s.".formatted(machine.cores(),
                        machine.memoryGb(), Files.getFileStore(home.cache()).getUsableSpace() / 1e9, home.cache()));
        terminal.out().println("Limits in force: " + Limits.detect().describe());
    }

    private static String names(List<String> variants) {
        return variants.isEmpty() ? "none" : String.join(", ", variants);
    }

    private static List<Tool> tools(Home home, Toolchains toolchains, List<Variant> variants)
            throws InterruptedException {
        List<Tool> tools = new ArrayList<>();
        toolchains.probes().forEach((name, probe) -> tools.add(new Tool(name, probe.usable() ? probe.version() : "no",
                probe.usable() ? "" : toolchains.tool(name).install(),
                unlocks(name, toolchains, variants))));
        tools.add(K6.look(home).map(k6 -> new Tool("k6", k6.version(), "", "race"))
                .orElse(new Tool("k6", "no", "./jbang prefetch, or the first race", "race")));
        return tools;
    }

    /** The variants that need a tool; where none does, what else it is for. */
    private static String unlocks(String tool, Toolchains toolchains, List<Variant> variants) {
        List<String> names = variants.stream().filter(variant -> variant.build().needs().contains(tool))
                .map(Variant::name).toList();
        return names.isEmpty() ? toolchains.tool(tool).why() : String.join(", ", names);
    }

    private static Column left(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.LEFT).dataAlign(HorizontalAlign.LEFT);
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new doctor(), arguments));
    }
}
