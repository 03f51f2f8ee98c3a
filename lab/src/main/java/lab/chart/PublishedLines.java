package lab.chart;

import java.util.List;
import java.util.SortedMap;

/**
 * Somebody else's medians against memory, drawn as ours are, so that shapes can be compared; never on one axis with a
 * run's.
 */
public final class PublishedLines {

    private PublishedLines() {}

    /**
     * @param ms for each variant, in the order of {@code variants}, its durations in ms by memory size in MB
     */
    public static Picture of(String name, Words words, List<String> variants, List<SortedMap<Integer, Double>> ms) {
        List<Integer> sizes = ms.stream().flatMap(line -> line.keySet().stream()).distinct().sorted().toList();
        double max = ms.stream().flatMap(line -> line.values().stream()).mapToDouble(Double::doubleValue).max()
                .orElseThrow();
        Panel panel = Panel.of("", Axis.memory(sizes), Axis.fromZero("ms", max, 5, Axis::plain));
        for (int i = 0; i < variants.size(); i++) {
            double[] at = ms.get(i).keySet().stream().mapToDouble(Axis::memory).toArray();
            double[] value = ms.get(i).values().stream().mapToDouble(Double::doubleValue).toArray();
            panel.add(new Mark.Line(variants.get(i), at, value));
            panel.add(new Mark.End(new Ink.Variant(variants.get(i)), variants.get(i), at[at.length - 1],
                    value[value.length - 1]));
        }
        return new Picture(name, words, List.of(panel), 12);
    }
}
