package lab.toolchain;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lab.Home;
import lab.console.Stoppable;
import lab.run.record.RunRecord;
import lab.variant.Variant;
import locallambda.system.Problem;

/** Builds variants one after another: those that take part by themselves first, of these the quick ones first. */
final class ParticipantsBuild {

    private final BuildListener listener;
    private final Toolchains toolchains;
    private final Builder builder;
    private final BuildTimes times;
    private final Map<String, Built> builds = new TreeMap<>();
    private final List<RunRecord.Skipped> skipped = new ArrayList<>();
    private final Map<String, Problem> failed = new LinkedHashMap<>();

    ParticipantsBuild(Home home, BuildListener listener) {
        this.listener = listener;
        this.toolchains = new Toolchains(home.lambdas());
        this.builder = new Builder(home, listener);
        this.times = BuildTimes.of(home);
    }

    /**
     * @param usual whether the user named no variants; then those that do not take part by default do so only if they
     *              are already built
     */
    Participants build(List<Variant> chosen, boolean usual) {
        List<Variant> order = inOrder(chosen);
        List<Variant> toBuild = order.stream().filter(variant -> isBuilt(variant, usual)).toList();
        for (Variant variant : order) {
            if (toBuild.contains(variant)) add(variant, after(variant, toBuild));
            else if (missing(variant).isEmpty())
                builder.cached(variant).ifPresentOrElse(built -> builds.put(variant.name(), built),
                        () -> skipped.add(new RunRecord.Skipped(variant.name(), "not built yet.",
                                "./jbang prefetch --variants " + variant.name())));
        }
        if (builds.isEmpty() && !failed.isEmpty()) throw failed.values().iterator().next();
        return new Participants(builds, skipped, failed.keySet());
    }

    /** @return empty if no build takes long, or no variant is built soon */
    Optional<Participants> buildQuick(List<Variant> chosen, boolean usual) {
        List<Variant> toBuild = inOrder(chosen).stream().filter(variant -> isBuilt(variant, usual)).toList();
        boolean wait = toBuild.stream().anyMatch(variant -> !times.quick(variant.name())
                && toolchains.canHave(variant) && builder.cached(variant).isEmpty());
        if (!wait) return Optional.empty();
        List<Variant> quick = toBuild.stream().filter(variant -> times.quick(variant.name())).toList();
        for (Variant variant : quick) add(variant, after(variant, quick));
        return builds.isEmpty() ? Optional.empty() : Optional.of(new Participants(builds, List.of()));
    }

    private List<Variant> inOrder(List<Variant> chosen) {
        return chosen.stream().sorted(comparing(Variant::race)
                .thenComparingDouble(variant -> times.rank(variant.name())).thenComparing(Variant::name)).toList();
    }

    private static boolean isBuilt(Variant variant, boolean usual) {
        return !usual || variant.race() == Variant.Attendance.ALWAYS;
    }

    private static List<Variant> after(Variant variant, List<Variant> toBuild) {
        return toBuild.subList(toBuild.indexOf(variant) + 1, toBuild.size());
    }

    private void add(Variant variant, List<Variant> after) {
        toolchains.addFor(variant, listener);
        if (missing(variant).isPresent()) return;
        Optional<Built> ready = builder.cached(variant);
        try {
            builds.put(variant.name(), ready.orElseGet(() -> build(variant, after)));
        } catch (Problem e) {
            Stoppable.throwIfStopped(e);
            failed.put(variant.name(), e);
            skipped.add(new RunRecord.Skipped(variant.name(), e.getMessage(), e.next()));
        }
    }

    private Built build(Variant variant, List<Variant> after) {
        List<String> next = after.stream()
                .filter(other -> toolchains.canHave(other) && builder.cached(other).isEmpty()).map(Variant::name)
                .toList();
        listener.begins(variant.name(), times.seconds(variant.name()), next);
        try {
            Built built = builder.build(variant);
            times.took(variant.name(), built.buildMs() / 1e3);
            return built;
        } finally {
            listener.ends();
        }
    }

    /** What stands against building it here, which is noted. */
    private Optional<MissingTool> missing(Variant variant) {
        Optional<MissingTool> missing = builder.missing(variant);
        missing.ifPresent(tool -> skipped.add(new RunRecord.Skipped(variant.name(), tool.reason(), tool.fix())));
        return missing;
    }
}
