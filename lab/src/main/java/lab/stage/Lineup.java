package lab.stage;

import java.util.List;
import java.util.function.Consumer;
import lab.Home;
import lab.Problem;
import lab.build.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;

/** Who races on stage: no more than can be read from the back row. */
public final class Lineup {

    /** Lanes at the most. */
    public static final int MOST = 8;

    private Lineup() {}

    /**
     * @param wanted names; empty takes the best known of those that can be built here
     * @throws Problem if too many are wanted
     */
    public static List<String> here(Home home, List<String> wanted, Consumer<String> say) {
        if (!wanted.isEmpty()) return chosen(wanted, wanted);
        Toolchains toolchains = new Toolchains(home.lambdas());
        List<String> able = Variants.read(home.lambdas()).stream().filter(variant -> builds(variant, toolchains, say)).map(Variant::name).toList();
        return chosen(able, wanted);
    }

    /**
     * @param present names to choose from
     * @param wanted  names; empty takes the best known
     * @throws Problem if too many are wanted, or one that is not present
     */
    static List<String> chosen(List<String> present, List<String> wanted) {
        for (String name : wanted)
            if (!present.contains(name))
                throw new Problem("The variant \"" + name + "\" is not in this run.", "Choose from " + String.join(", ", present) + ".");
        if (wanted.size() > MOST)
            throw new Problem(wanted.size() + " lanes cannot be read from the back row.", "Choose at most " + MOST + " with --variants.");
        return (wanted.isEmpty() ? present : wanted).stream().distinct().sorted(Lane.order()).limit(MOST).toList();
    }

    private static boolean builds(Variant variant, Toolchains toolchains, Consumer<String> say) {
        toolchains.addFor(variant, say);
        return toolchains.missing(variant).isEmpty();
    }
}
