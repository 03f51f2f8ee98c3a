package lab.race;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lab.Home;
import lab.Problem;
import lab.build.Builder;
import lab.build.Built;
import lab.build.Missing;
import lab.build.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;

/** Who takes part, built; and those that are left out, by name, with the reason and the command that adds them. */
public record Field(Map<String, Built> builds, List<RunRecord.Skipped> skipped) {

    /** In place of names: every variant that can be built here. */
    public static final String ALL = "all";

    /**
     * @param wanted names; {@link #ALL} takes all, and none those that take part by themselves and the others that are built. A
     *               wanted variant that cannot be built here is left out like any other
     * @throws Problem for an unknown name, a build that fails, or if nobody is left
     */
    public static Field of(Home home, List<String> wanted, RaceListener listener) {
        List<Variant> known = Variants.read(home.lambdas());
        for (String name : wanted)
            if (!name.equals(ALL) && known.stream().noneMatch(variant -> variant.name().equals(name)))
                throw new Problem("There is no variant \"" + name + "\".",
                        "Choose from " + String.join(", ", known.stream().map(Variant::name).toList()) + ", or take " + ALL + ".");
        Toolchains toolchains = new Toolchains(home.lambdas());
        Builder builder = new Builder(home, listener::say);
        Map<String, Built> builds = new TreeMap<>();
        List<RunRecord.Skipped> skipped = new ArrayList<>();
        for (Variant variant : known.stream().sorted(comparing(Variant::race)).toList()) {
            boolean named = wanted.contains(ALL) || wanted.contains(variant.name());
            if (!wanted.isEmpty() && !named) continue;
            boolean build = named || variant.race() == Variant.Attendance.ALWAYS;
            if (build) toolchains.addFor(variant, listener::say);
            Optional<Missing> missing = toolchains.missing(variant);
            if (missing.isPresent()) skipped.add(new RunRecord.Skipped(variant.name(), missing.get().reason(), missing.get().fix()));
            else if (build) builds.put(variant.name(), builder.build(variant));
            else builder.cached(variant).ifPresentOrElse(built -> builds.put(variant.name(), built), () -> skipped.add(notBuilt(variant)));
        }
        RunRecord.Skipped.lines(skipped).forEach(listener::say);
        if (builds.isEmpty()) throw new Problem("No variant can be built here.", "Run ./jbang doctor: it says what is missing and how to add it.");
        return new Field(builds, skipped);
    }

    private static RunRecord.Skipped notBuilt(Variant variant) {
        return new RunRecord.Skipped(variant.name(), "not built yet.", "./jbang prefetch --variants " + variant.name());
    }
}
