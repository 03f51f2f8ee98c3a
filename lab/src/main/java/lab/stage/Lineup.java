package lab.stage;

import java.util.List;
import java.util.function.Consumer;
import lab.Home;
import lab.chart.BestKnown;
import lab.toolchain.Builder;
import lab.toolchain.Participants;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;

/** Chooses the variants that race on stage: no more than people can read from the back row. */
public final class Lineup {

    /** Maximum number of lanes. */
    public static final int MOST = 8;

    private Lineup() {}

    /**
     * @param wanted names; empty takes the best known of those that a race includes by default
     * @throws Problem if too many are wanted
     */
    public static List<String> here(Home home, List<String> wanted, Consumer<String> say) {
        List<Variant> known = Variants.read(home.lambdas());
        List<String> names = wanted.contains(Participants.ALL) ? known.stream().map(Variant::name).toList() : wanted;
        if (!names.isEmpty()) return chosen(names, names);
        Toolchains toolchains = new Toolchains(home.lambdas());
        Builder builder = new Builder(home, say);
        return chosen(
                known.stream().filter(variant -> races(variant, toolchains, builder, say)).map(Variant::name).toList(),
                List.of());
    }

    /**
     * @param present names to choose from
     * @param wanted  names; empty takes the best known
     * @throws Problem if too many are wanted, or one that is not present
     */
    static List<String> chosen(List<String> present, List<String> wanted) {
        for (String name : wanted)
            if (!present.contains(name))
                throw new Problem("The variant \"" + name + "\" isn't in this run.",
                        "Choose from " + String.join(", ", present) + ".");
        if (wanted.size() > MOST)
            throw new Problem(wanted.size() + " lanes are too many to read from the back row.",
                    "Choose at most " + MOST + " with --variants.");
        return BestKnown.of(wanted.isEmpty() ? present : wanted, MOST).stream().sorted(BestKnown.order()).toList();
    }

    private static boolean races(Variant variant, Toolchains toolchains, Builder builder, Consumer<String> say) {
        boolean always = variant.race() == Variant.Attendance.ALWAYS;
        if (always) toolchains.addFor(variant, say::accept);
        return toolchains.missing(variant).isEmpty() && (always || builder.cached(variant).isPresent());
    }
}
