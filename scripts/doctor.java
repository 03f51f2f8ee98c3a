///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lab.Home;
import lab.console.Confirm;
import lab.console.Paragraph;
import lab.console.Terminal;
import lab.console.Verb;
import lab.load.K6;
import lab.run.record.Machine;
import lab.toolchain.Builder;
import lab.toolchain.CacheFolder;
import lab.toolchain.MissingTool;
import lab.toolchain.Probe;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.limits.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "doctor",
        description = "Shows which tools are missing, the command that installs each of them, and what is installed.",
        footer = {"", "Examples:", "  ./jbang doctor", "  ./jbang doctor --clean"})
class doctor implements Callable<Integer> {

    @Option(names = "--clean", description = "Show what the cache folder contains, and delete what no variant needs.")
    boolean clean;

    @Option(names = "--yes", description = "With --clean: delete without asking.")
    boolean yes;

    final Terminal terminal = Terminal.detect();
    Home home;
    Toolchains toolchains;

    /** A tool as the list shows it; {@code install} is empty where nothing has to be installed. */
    record Tool(String name, String version, String fault, String install, String use) {}

    public Integer call() throws Exception {
        home = Home.find();
        toolchains = new Toolchains(home.lambdas());
        return clean ? clean() : examine();
    }

    private int examine() throws Exception {
        List<Variant> variants = Variants.read(home.lambdas());
        Machine machine = Machine.here();
        List<Tool> tools = tools(variants);
        describe(machine);
        missing(tools.stream().filter(tool -> !tool.install().isEmpty()).toList());
        print(terminal.bold("Installed"));
        for (Tool tool : tools)
            if (tool.install().isEmpty())
                print(Paragraph.of("  %-11s %-9s ".formatted(tool.name(), number(tool.version())),
                        builder(tool.version()) + tool.use(), " ".repeat(24)));
        print("");
        return variants(variants) > 0 && machine.supported() ? Verb.DONE : Verb.FAILED;
    }

    private void describe(Machine machine) throws IOException {
        print(Paragraph.of("", "%s, %s: %s".formatted(machine.os(), machine.arch(), support(machine)), ""));
        Files.createDirectories(home.cache());
        print(Paragraph.of("", "%d cores, %d GB of memory, %.1f GB of disk free for %s.".formatted(machine.cores(),
                machine.memoryGb(), Files.getFileStore(home.cache()).getUsableSpace() / 1e9, home.cache()), ""));
        print(Paragraph.of("", "Limits in force: " + Limits.detect().describe(), ""));
        print("");
    }

    /** As docs/platforms.md has it. */
    private String support(Machine machine) {
        if (machine.tested()) return terminal.green("the lab was tested on machines of this kind (docs/platforms.md).");
        return machine.supported()
                ? terminal.yellow("it should work, but nobody has tested it (docs/platforms.md).")
                : terminal.red("not supported. Use a Linux container (docs/platforms.md).");
    }

    private void missing(List<Tool> tools) {
        if (tools.isEmpty()) return;
        print(terminal.bold("Missing") + " tools, each with the command that installs it");
        for (Tool tool : tools) {
            print(terminal.yellow(Paragraph.of("  ", tool.fault(), "    ")));
            print(Paragraph.of("    ", tool.use() + ":", "    "));
            print(Paragraph.command("    ", tool.install()));
        }
        print("");
    }

    /** The last lines: what can run. @return how many variants can */
    private int variants(List<Variant> variants) {
        Builder builder = new Builder(home);
        List<String> built = new ArrayList<>();
        List<String> notYet = new ArrayList<>();
        Map<String, List<String>> without = new TreeMap<>();
        for (Variant variant : variants) {
            Optional<MissingTool> missing = builder.missing(variant);
            if (missing.isEmpty()) (builder.cached(variant).isPresent() ? built : notYet).add(variant.name());
            else without.computeIfAbsent(missing.get().tool(), tool -> new ArrayList<>()).add(variant.name());
            if (missing.isPresent() && variant.build().tools().containsKey(missing.get().tool()))
                print(Paragraph.of("", missing.get().reason() + " To install it: " + missing.get().fix(), "  "));
        }
        without.forEach((tool, names) -> print(
                terminal.yellow(Paragraph.of("Variants that need " + tool + ": ", names(names), "  "))));
        print(Paragraph.of("Variants that are built: ", names(built), "  "));
        print(Paragraph.of("Variants that this machine can build: ", names(notYet), "  "));
        if (!notYet.isEmpty()) print("  To build one: ./jbang prefetch --variants " + notYet.getFirst()
                + ". To build all: ./jbang prefetch --variants all");
        return built.size() + notYet.size();
    }

    private static String names(List<String> variants) {
        return variants.isEmpty() ? "none." : String.join(", ", variants) + ".";
    }

    private List<Tool> tools(List<Variant> variants) throws InterruptedException {
        List<Tool> tools = new ArrayList<>();
        for (Map.Entry<String, Probe> each : toolchains.probes().entrySet())
            tools.add(new Tool(each.getKey(), each.getValue().version(), each.getValue().fault(),
                    each.getValue().usable() ? "" : toolchains.tool(each.getKey()).install(),
                    use(each.getKey(), variants)));
        tools.add(K6.look(home).map(k6 -> new Tool("k6", k6.version(), "", "", "every race"))
                .orElse(new Tool("k6", "", "k6 isn't installed.", "./jbang prefetch",
                        "every race; the first race installs it")));
        return tools;
    }

    /** The variants that need a tool; where none does, what else it is for. */
    private String use(String tool, List<Variant> variants) {
        List<String> names = variants.stream().filter(variant -> variant.build().needs().contains(tool))
                .map(Variant::name).toList();
        return names.isEmpty() ? toolchains.tool(tool).why() : String.join(", ", names);
    }

    /** Fonts have none. */
    private static String number(String version) {
        Matcher number = Pattern.compile("\\d+(\\.\\d+)*").matcher(version);
        return version.matches("\\d.*") ? version : number.find() ? number.group() : "yes";
    }

    /** Who made it, if the version begins with that: there are several builders of native images. */
    private static String builder(String version) {
        return version.matches("\\D.*\\d.*") ? version + ": " : "";
    }

    private int clean() throws Exception {
        List<CacheFolder.Entry> entries = CacheFolder.read(home, K6.look(home).map(K6::binary));
        print(home.cache() + " contains " + size(entries) + ":");
        entries.stream().collect(Collectors.groupingBy(CacheFolder.Entry::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, some) -> print("  %9s  %s (%d)".formatted(size(some), kind.title, some.size())));
        List<CacheFolder.Entry> unneeded = entries.stream().filter(entry -> !entry.needed()).toList();
        if (unneeded.isEmpty()) {
            print("This checkout needs everything in this folder, so there is nothing to delete.");
            return Verb.DONE;
        }
        print("\nThis checkout doesn't need " + size(unneeded) + " of this:");
        for (CacheFolder.Entry entry : unneeded)
            print("  %9s  %s: %s".formatted(size(List.of(entry)), home.cache().relativize(entry.path()),
                    entry.unneeded()));
        print("If another checkout needs one of these, that checkout builds it again.");
        if (!Confirm.ask(terminal, "Delete these?", yes)) return Verb.FAILED;
        int inUse = 0;
        for (CacheFolder.Entry entry : unneeded) if (!CacheFolder.remove(entry)) inUse++;
        print("Deleted" + (inUse == 0 ? "." : ", except for " + inUse + " that another lab is building right now."));
        return Verb.DONE;
    }

    private static String size(List<CacheFolder.Entry> entries) {
        return "%.1f MB".formatted(entries.stream().mapToLong(CacheFolder.Entry::bytes).sum() / 1e6);
    }

    private void print(String line) {
        terminal.out().println(line);
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new doctor(), arguments));
    }
}
