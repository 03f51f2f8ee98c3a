package lab.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.Home;
import lab.Problem;
import lab.build.Builder;
import lab.build.Built;
import lab.build.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;

/** Who takes part: the variants that can be built here, built, and those that are left out, by name and with the reason. */
public record Field(Map<String, Built> builds, List<RunRecord.Skipped> skipped) {

    /**
     * @param wanted names; empty takes all. A wanted variant that cannot be built here is left out like any other
     * @throws Problem for an unknown name, a build that fails, or if nobody is left
     */
    public static Field of(Home home, List<String> wanted, RaceListener listener) {
        List<Variant> known = Variants.read(home.lambdas());
        for (String name : wanted)
            if (known.stream().noneMatch(variant -> variant.name().equals(name)))
                throw new Problem("There is no variant \"" + name + "\".",
                        "Choose from " + String.join(", ", known.stream().map(Variant::name).toList()) + ".");
        Toolchains toolchains = new Toolchains(home.lambdas());
        Map<String, Built> builds = new TreeMap<>();
        List<RunRecord.Skipped> skipped = new ArrayList<>();
        for (Variant variant : known) {
            if (!wanted.isEmpty() && !wanted.contains(variant.name())) continue;
            toolchains.addFor(variant, listener::say);
            toolchains.missing(variant).ifPresentOrElse(
                    missing -> skipped.add(new RunRecord.Skipped(variant.name(), missing.reason(), missing.fix())),
                    () -> builds.put(variant.name(), new Builder(home, listener::say).build(variant)));
        }
        skipped.forEach(one -> listener.say("Without %s: %s To add it: %s".formatted(one.variant(), one.reason(), one.fix())));
        if (builds.isEmpty()) throw new Problem("No variant can be built here.", "Run ./jbang doctor: it says what is missing and how to add it.");
        return new Field(builds, skipped);
    }
}
