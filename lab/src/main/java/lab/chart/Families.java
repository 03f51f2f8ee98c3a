package lab.chart;

import java.util.ArrayList;
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

    private static void split(List<String> family, List<List<String>> into) {
        int parts = (family.size() + MOST_LINES - 1) / MOST_LINES;
        for (int part = 0; part < parts; part++)
            into.add(family.subList(part * family.size() / parts, (part + 1) * family.size() / parts));
    }
}
