package lab.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts variants into panels of at most seven lines: Java's ways of running together, the other languages together. */
final class Families {

    static final int MOST_LINES = 7;

    private Families() {}

    static List<List<String>> of(List<String> variants) {
        if (variants.size() <= MOST_LINES) return List.of(variants);
        List<List<String>> families = new ArrayList<>();
        split(variants.stream().filter(BestKnown::java).toList(), families);
        split(variants.stream().filter(variant -> !BestKnown.java(variant)).toList(), families);
        return families;
    }

    /**
     * The variants that have a line against memory. If there are more variants than a panel can show, those that raced
     * at only one size have no line: each would be a single marker among lines.
     *
     * @param leftOut names those without a line, for the caption; empty if there are none
     */
    record Lines(List<String> drawn, String leftOut) {}

    /** @param variants each once for each size at which it raced */
    static Lines lines(List<String> variants) {
        List<String> all = variants.stream().distinct().toList();
        List<String> several = all.stream().filter(variant -> Collections.frequency(variants, variant) > 1).toList();
        if (all.size() <= MOST_LINES || several.isEmpty() || several.size() == all.size()) return new Lines(all, "");
        List<String> without = all.stream().filter(variant -> !several.contains(variant)).toList();
        String why = without.size() == 1 ? ". This variant has no line, because it raced at only one size: "
                : ". These variants have no line, because they raced at only one size: ";
        return new Lines(several, why + String.join(", ", without));
    }

    private static void split(List<String> family, List<List<String>> into) {
        int parts = (family.size() + MOST_LINES - 1) / MOST_LINES;
        for (int part = 0; part < parts; part++)
            into.add(family.subList(part * family.size() / parts, (part + 1) * family.size() / parts));
    }
}
