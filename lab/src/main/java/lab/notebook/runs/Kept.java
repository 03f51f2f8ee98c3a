package lab.notebook.runs;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import lab.chart.BestKnown;
import lab.run.Run;
import lab.run.record.RunRecord.VariantRecord;
import locallambda.system.Problem;

/**
 * Existing code, and the variants that keep it. Such variants differ from the code only in options and packaging.
 *
 * @param name as a learner writes it: {@code java}, {@code spring}, {@code quarkus}, {@code micronaut}, {@code python},
 *             or {@code nothing}
 */
record Kept(String name) {

    private static final Map<String, Predicate<String>> CODE = Map.of(
            "java", variant -> BestKnown.java(variant) && !framework(variant),
            "spring", variant -> variant.startsWith("java-spring"),
            "quarkus", variant -> variant.startsWith("java-quarkus"),
            "micronaut", variant -> variant.startsWith("java-micronaut"),
            "python", variant -> variant.startsWith("python"),
            "nothing", _ -> true);

    /** @throws Problem for a name that stands for no code */
    static Kept of(String name) {
        String known = name.strip().toLowerCase(Locale.ROOT);
        if (!CODE.containsKey(known))
            throw new Problem("The lab doesn't know the kind of code \"" + name + "\".",
                    "Choose one of: " + String.join(", ", CODE.keySet().stream().sorted().toList()) + ".");
        return new Kept(known);
    }

    /** The code's name in a sentence. */
    String title() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    boolean anything() {
        return !name.equals("nothing");
    }

    boolean keeps(Run run, String variant) {
        return candidate(run, variant) && CODE.get(name).test(variant)
                && (!anything() || record(run, variant) == null || record(run, variant).hybrid() == null);
    }

    /** May this variant be chosen at all? The talk's two variants may not: they have habits that nobody should copy. */
    static boolean candidate(Run run, String variant) {
        return record(run, variant) == null || record(run, variant).habit() == null;
    }

    private static VariantRecord record(Run run, String variant) {
        return run.record().variants().get(variant);
    }

    private static boolean framework(String variant) {
        return variant.matches("java-(spring|quarkus|micronaut)(-.*)?");
    }
}
