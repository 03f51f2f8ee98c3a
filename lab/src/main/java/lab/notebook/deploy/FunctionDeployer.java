package lab.notebook.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lab.Home;
import lab.notebook.cell.CellBuild;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.calls.KernelLambda;
import lab.notebook.calls.LearnersCode;
import lab.notebook.calls.LiveFunction;
import lab.notebook.calls.RecordedFunction;
import lab.notebook.runs.Runs;
import lab.notebook.view.Source;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;
import locallambda.system.Problem;

/**
 * Makes variants callable in a notebook: built here, or replayed from the reference run where this machine cannot build
 * them.
 */
public record FunctionDeployer(Home home, Supplier<LocalPlatform> local) {

    /**
     * Variants whose tools the lab has tried to install: once per kernel, because without a network an attempt fails
     * slowly.
     */
    private static final Set<String> TRIED = ConcurrentHashMap.newKeySet();

    /** For this checkout and this kernel's local Lambda. */
    public static FunctionDeployer here() {
        return new FunctionDeployer(Home.find(), KernelLambda::running);
    }

    /** Why a variant cannot be built here, and what to do about it, after the lab has installed what it can. */
    private Optional<String> missing(Variant variant) {
        Toolchains toolchains = new Toolchains(home.lambdas());
        if (TRIED.add(variant.name())) toolchains.addFor(variant, new CellBuild());
        return toolchains.missing(variant)
                .map(missing -> missing.reason() + " To fix this: " + missing.fix() + " (then Kernel → Restart)");
    }

    public Built build(String variant) {
        Variant known = named(variant);
        Optional<String> why = missing(known);
        if (why.isPresent()) throw new Problem(variant + " can't be built here.", why.get());
        return CellBuild.of(home, known);
    }

    /** A Java variant built with another option of Maven. */
    Built build(String variant, String otherName, String option) {
        return CellBuild.of(home, named(variant).withMaven(otherName, option));
    }

    public DeployedFunction deploy(String variant, int memoryMb, int concurrency) {
        Variant known = named(variant);
        Optional<String> why = missing(known);
        if (why.isPresent()) return recorded(variant, memoryMb, why.get());
        return deploy(variant + "-" + memoryMb, CellBuild.of(home, known), memoryMb, concurrency);
    }

    public DeployedFunction deploy(String name, Built built, int memoryMb, int concurrency) {
        local.get().deploy(name, built, memoryMb, concurrency);
        return new LiveFunction(name, built.variant().title(), memoryMb, local);
    }

    /** Deploys all of them here, or replays all of them, because figures of two machines must not be compared. */
    public List<DeployedFunction> together(int memoryMb, List<String> variants) {
        Optional<String> why = firstMissing(variants);
        return variants.stream().map(variant -> why.isPresent() ? recorded(variant, memoryMb, why.get())
                : deploy(variant, memoryMb, 10)).toList();
    }

    Optional<String> firstMissing(List<String> variants) {
        return variants.stream().flatMap(variant -> missing(named(variant)).stream()).findFirst();
    }

    private static DeployedFunction recorded(String variant, int memoryMb, String why) {
        return RecordedFunction.of(Runs.reference(), variant, memoryMb, why)
                .orElseThrow(() -> new Problem(
                        variant + " cannot be built here, and the reference run has no calls to it.", why));
    }

    /** @param yours text in the file, and its replacement */
    DeployedFunction handler(String variant, String path, Map<String, String> yours) throws IOException {
        Variant known = named(variant);
        Optional<String> why = missing(known);
        if (why.isPresent() && !known.start().snapstart())
            throw new Problem(variant + " can't be built here.", why.get());
        String source = String.join("\n", Source.of(home, path).lines());
        for (var each : yours.entrySet()) source = source.replace(each.getKey(), each.getValue());
        String name = Path.of(path).getFileName().toString().replace(".java", "");
        FunctionConfig sound = local.get().configure(name, CellBuild.of(home, known), 512, 1);
        String handler = known.aws().map(Variant.Aws::handler).orElseThrow(
                () -> new Problem("The YAML file of " + variant + " doesn't specify a handler.",
                        "Choose a variant whose YAML file specifies a handler."));
        LearnersCode.keep(name, source);
        FunctionConfig own = OwnHandler.in(sound, handler, name, source, Files.createTempDirectory(name));
        try {
            local.get().deploy(why.isEmpty() ? own : own.withSnapStart(new SnapStart.Rehearsal()));
        } catch (Problem problem) {
            throw LearnersCode.explained(problem, log(name));
        }
        return new LiveFunction(name, name, 512, local);
    }

    private List<String> log(String function) throws IOException {
        Path log = Path.of(local.get().logs(function), function + ".log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** @param calls how many the variant primes instead of its own number */
    DeployedFunction primed(String variant, int memoryMb, int calls) {
        Variant known = named(variant);
        String name = variant + "-" + calls;
        FunctionConfig sound = local.get().configure(name, CellBuild.of(home, known), memoryMb, 10);
        Map<String, String> environment = new HashMap<>(sound.environment());
        environment.put("PRIMING", Integer.toString(calls));
        FunctionConfig own = sound.withEnvironment(environment);
        local.get().deploy(missing(known).isEmpty() ? own : own.withSnapStart(new SnapStart.Rehearsal()));
        String title = known.title() + ", " + calls + (calls == 1 ? " call" : " calls");
        return new LiveFunction(name, title, memoryMb, local);
    }

    private Variant named(String name) {
        List<Variant> known = new ArrayList<>(Variants.read(home.lambdas()));
        Variants.groups(home.lambdas()).values().forEach(known::addAll);
        return known.stream().filter(variant -> variant.name().equals(name)).findFirst()
                .orElseThrow(() -> new Problem("There is no variant \"" + name + "\".",
                        "Choose from " + String.join(", ", known.stream().map(Variant::name).toList()) + "."));
    }
}
