package lab.toolchain;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lab.console.Stoppable;
import lab.variant.Toolchain;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;

/** Knows which tools this machine has, and how to install the others. */
public final class Toolchains {

    /** Each tool is asked once a process: asking all of them takes seconds. */
    private static final Map<Toolchain, Probe> PROBES = new ConcurrentHashMap<>();

    private final Path lambdas;
    private final Map<String, Toolchain> known;

    /** @param lambdas the folder with {@code toolchains.yaml} */
    public Toolchains(Path lambdas) {
        this.lambdas = lambdas;
        known = Variants.toolchains(lambdas);
    }

    /** The first tool that a variant needs and this machine lacks. */
    public Optional<MissingTool> missing(Variant variant) {
        for (String name : variant.build().needs()) {
            Toolchain tool = tool(variant, name);
            Probe probe = probe(name, tool);
            if (!probe.usable())
                return Optional.of(new MissingTool(variant.name(), name, probe.fault(), tool.install()));
        }
        return Optional.empty();
    }

    /**
     * Does this machine have everything that a variant needs, or can the lab try to install it? An attempt may still
     * fail.
     */
    boolean canHave(Variant variant) {
        return variant.build().needs().stream().map(name -> Map.entry(name, tool(variant, name)))
                .allMatch(need -> probe(need.getKey(), need.getValue()).usable() || !need.getValue().bring().isEmpty()
                        || !need.getValue().debian().isEmpty() && SystemPackages.available());
    }

    /** Versions of what a variant needs, by tool. */
    public Map<String, String> versions(Variant variant) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String name : variant.build().needs()) versions.put(name, probe(name, tool(variant, name)).version());
        return versions;
    }

    /** The variables that a variant's tools set for its build. */
    public Map<String, String> environment(Variant variant) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : variant.build().needs()) environment.putAll(Probe.environment(tool(variant, name), lambdas));
        return environment;
    }

    /** The tools of {@code toolchains.yaml} with the results of their probes. The probes run concurrently. */
    public Map<String, Probe> probes() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            known.forEach((name, tool) -> threads.submit(() -> probe(name, tool)));
        }
        Map<String, Probe> all = new LinkedHashMap<>();
        known.forEach((name, tool) -> all.put(name, probe(name, tool)));
        return all;
    }

    public Toolchain tool(String name) {
        return known.get(name);
    }

    /**
     * Installs a missing tool's system packages where the user is root on Debian or Ubuntu, or installs it into the
     * user's cache, one way after another; does nothing where neither is possible. A tool that cannot be installed
     * stays missing: a race says so and goes on without the variants that need it.
     *
     * @param listener gets a message for each way, and a line with the reason if the way failed
     * @throws Problem only if Ctrl-C stopped it
     */
    public void add(String name, Toolchain tool, BuildListener listener) {
        add(name, tool, listener, List.of());
    }

    private void add(String name, Toolchain tool, BuildListener listener, List<String> next) {
        if (!tool.debian().isEmpty() && !probe(name, tool).usable() && SystemPackages.available()) {
            listener.installs(name, next);
            try {
                SystemPackages.install(tool.debian(), tool.why(), listener);
            } catch (Problem e) {
                Stoppable.throwIfStopped(e);
                listener.accept(e.getMessage() + " " + e.next());
            } finally {
                listener.ends();
            }
            PROBES.remove(tool);
        }
        for (String way : tool.bring()) {
            if (probe(name, tool).usable()) return;
            listener.accept("Installing " + name + " into the cache (" + way + "), because " + tool.why() + ".");
            listener.installs(name, next);
            try {
                Shell.Result result = Shell.run(way, lambdas);
                if (result.exitCode() != 0)
                    listener.accept(name + " couldn't be installed in this way: " + lastLine(result, way));
            } finally {
                listener.ends();
            }
            PROBES.remove(tool);
        }
    }

    private static String lastLine(Shell.Result result, String otherwise) {
        return result.output().strip().lines().reduce((first, last) -> last).orElse(otherwise);
    }

    /** The same for a tool of {@code toolchains.yaml}. */
    public void add(String name, BuildListener listener) {
        add(name, known.get(name), listener);
    }

    /**
     * The same for all tools of a variant. Stops at the first tool that stays missing, because the others would be of
     * no use.
     */
    public void addFor(Variant variant, BuildListener listener) {
        for (String name : variant.build().needs()) {
            add(name, tool(variant, name), listener, List.of(variant.name()));
            if (!probe(name, tool(variant, name)).usable()) return;
        }
    }

    private Toolchain tool(Variant variant, String name) {
        Toolchain tool = variant.build().tools().getOrDefault(name, known.get(name));
        if (tool == null)
            throw new Problem("The variant " + variant.name() + " needs \"" + name + "\", but no file describes this "
                    + "tool.",
                    "Describe the tool under tools in the variant's YAML file, as docs/adding-a-variant.md shows.");
        return tool;
    }

    private Probe probe(String name, Toolchain tool) {
        return PROBES.computeIfAbsent(tool, each -> Probe.of(name, each, lambdas));
    }
}
