package lab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.run.record.Machine;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.MissingTool;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.limits.Limits;
import locallambda.system.Problem;

/** Measures the lab itself, all in one run, because the lab must not be the bottleneck of what it measures. */
public final class Bench {

    /** The function that answers the echo: the contract's hello input, which touches no store. */
    private static final String ECHO_VARIANT = "python";
    /** The memory size at which the race compares. */
    private static final int SMALL_MB = 512;

    private final Home home;
    private final Consumer<String> say;

    public Bench(Home home, Consumer<String> say) {
        this.home = home;
        this.say = say;
    }

    /**
     * @param rows  numbers of raw samples to summarize, e.g. 1 and 10 million
     * @param paced whether to measure paced calls at the talk's memory sizes too
     */
    public BenchRecord run(List<Long> rows, boolean paced) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.make()) {
            return run(rows, paced, scratch.folder());
        }
    }

    private BenchRecord run(List<Long> rows, boolean paced, Path scratch) throws IOException, InterruptedException {
        Built echo = built(ECHO_VARIANT);
        List<BenchFigure> figures = new ArrayList<>();
        Limits limits = Limits.detect();
        long start = System.nanoTime();
        try (LocalPlatform platform = LocalPlatform.start(home, limits, scratch, 0)) {
            figures.addAll(ColdCalls.startUp((System.nanoTime() - start) / 1e6));
            say.accept("Warm calls through the function URL and the Invoke API …");
            figures.addAll(warmCalls(platform, echo, scratch));
            say.accept("Cold starts …");
            figures.add(ColdCalls.measure(platform, echo));
            if (paced) {
                say.accept("Paced and unpaced calls …");
                for (String name : List.of("python", "rust")) figures.addAll(new Pacing(platform).measure(built(name)));
            }
            say.accept("Writes to the stores …");
            figures.addAll(Puts.measure(platform));
        }
        for (long size : rows) {
            say.accept("Summary of %,d raw samples …".formatted(size));
            figures.addAll(SummaryTime.measure(size, scratch));
        }
        if (paced) {
            say.accept("Paced calls at the talk's memory sizes …");
            figures.addAll(PacedCalls.measure(home, scratch, say));
        }
        return record(limits, figures);
    }

    private static BenchRecord record(Limits limits, List<BenchFigure> figures) {
        return new BenchRecord(
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                Machine.here(), limits.name(), figures);
    }

    private List<BenchFigure> warmCalls(LocalPlatform platform, Built echo, Path scratch)
            throws IOException, InterruptedException {
        Optional<Path> binary = Emulator.bring(home, say);
        if (binary.isEmpty()) return WarmCalls.measure(platform, echo, Optional.empty());
        try (Emulator emulator =
                Emulator.start(binary.get(), echo, platform.storesEnvironment(), WarmCalls.MEMORY_MB, scratch)) {
            return WarmCalls.measure(platform, echo, Optional.of(emulator));
        }
    }

    /**
     * How long restores take, without limits and, where the machine has limits, with the CPU share of {@link #SMALL_MB}
     * MB.
     */
    public BenchRecord restores(RestorePlan plan) throws IOException, InterruptedException {
        List<Built> functions = plan.rows().stream().map(row -> built(row.variant())).toList();
        Limits limits = Limits.detect();
        List<BenchFigure> figures =
                new ArrayList<>(restores(plan, functions, Limits.named("none"), RestoreBench.WHOLE_VCPU_MB,
                        BenchTables.UNLIMITED));
        if (limits.cpu()) figures.addAll(restores(plan, functions, limits, SMALL_MB, SMALL_MB + " MB"));
        return record(limits, figures);
    }

    private List<BenchFigure> restores(RestorePlan plan, List<Built> functions, Limits limits, int memoryMb,
            String share) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.make();
                LocalPlatform platform = LocalPlatform.start(home, limits, scratch.folder(), 0)) {
            return RestoreBench.measure(platform, plan, functions, memoryMb, share, say);
        }
    }

    /** What the isolation of files adds to a restore. */
    public BenchRecord files() throws IOException, InterruptedException {
        say.accept("Environments' files, measured alternately …");
        try (Scratch scratch = Scratch.make()) {
            return record(Limits.named("none"), FilesBench.measure(scratch.folder()));
        }
    }

    /** HTTP servers that the local Lambda could use, side by side. */
    public BenchRecord servers() throws IOException, InterruptedException {
        say.accept("HTTP servers, measured alternately …");
        try (Scratch scratch = Scratch.make()) {
            return record(Limits.named("none"), ServerComparison.measure(home, scratch.folder()));
        }
    }

    /**
     * Whether functions that a race calls side by side disturb each other.
     *
     * @param measured    names of variants, or none for the usual ones that can be built here; the usual ones keep the
     *                    others company as far as a lane has room
     * @param repetitions new environments of each, alone and beside others; a verdict needs five
     * @param jvmsOnly    whether only JVMs keep each other company, as in a race
     * @throws Problem if no CPU limit can be set here, or a variant without a JVM is to be measured beside JVMs only
     */
    public BenchRecord neighbours(List<String> measured, int repetitions, boolean jvmsOnly)
            throws IOException, InterruptedException {
        if (jvmsOnly)
            for (String name : measured)
                if (!variant(name).compiles())
                    throw new Problem("The variant " + name + " has no JVM, so it never shares cores with JVMs.",
                            "Choose variants with a JVM, or leave out --jvms-only.");
        return neighbours(jvmsOnly ? Neighbours.JVMS_ALONE : Neighbours.ALL_KINDS, measured, repetitions);
    }

    BenchRecord neighbours(Neighbours how, List<String> measured, int repetitions)
            throws IOException, InterruptedException {
        Limits limits = Limits.detect();
        if (!limits.cpu())
            throw new Problem("The lab can't limit the CPU here, so every memory size would give the same result: "
                    + limits.describe(),
                    "Run ./jbang doctor to see what is missing.");
        Map<String, Built> functions = new LinkedHashMap<>();
        measured.forEach(name -> functions.put(name, built(name)));
        for (String name : how.company())
            if (!functions.containsKey(name) && here(name)) functions.put(name, built(name));
        try (Scratch scratch = Scratch.make();
                LocalPlatform platform = LocalPlatform.start(home, limits, scratch.folder(), 0)) {
            List<String> names = measured.isEmpty() ? List.copyOf(functions.keySet()) : measured;
            return record(limits,
                    how.measure(platform, functions, names, Machine.here().cores(), repetitions, say));
        }
    }

    private boolean here(String name) {
        Optional<MissingTool> missing = new Toolchains(home.lambdas()).missing(variant(name));
        missing.ifPresent(tool -> say.accept("Without " + name + ": " + tool.reason()));
        return missing.isEmpty();
    }

    private Variant variant(String name) {
        return Variants.read(home.lambdas()).stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new Problem("There is no variant " + name + ".",
                        "Choose a variant from lambdas/variants."));
    }

    private Built built(String name) {
        Variant variant = variant(name);
        new Toolchains(home.lambdas()).missing(variant).ifPresent(missing -> {
            throw new Problem("The bench calls the " + name + " variant, but " + missing.reason(), missing.fix());
        });
        return new Builder(home, say).build(variant);
    }
}
