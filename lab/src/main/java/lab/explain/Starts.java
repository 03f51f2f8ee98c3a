package lab.explain;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All cold starts of one variant.
 *
 * @param failed why a tool has no starts
 */
record Starts(Map<Tool, List<ColdStart>> all, Map<Tool, String> failed) {

    /** The start whose figures are shown: the median start, so that all figures come from the same start. */
    Optional<ColdStart> median(Tool tool) {
        List<ColdStart> order = all.getOrDefault(tool, List.of()).stream()
                .sorted(Comparator.comparingDouble(ColdStart::totalMs)).toList();
        return order.isEmpty() ? Optional.empty() : Optional.of(order.get((order.size() - 1) / 2));
    }

    ColdStart plain() {
        return median(Tool.NONE).orElseThrow();
    }

    /** What starts with a tool are compared with. */
    ColdStart baseline() {
        return median(Tool.REHEARSAL).orElseGet(this::plain);
    }

    /** What each tool adds to a cold start: its median over the baseline's, less 1. */
    Map<Tool, Double> overheads() {
        Map<Tool, Double> added = new EnumMap<>(Tool.class);
        for (Tool tool : all.keySet())
            if (tool.looks())
                median(tool).ifPresent(start -> added.put(tool, start.totalMs() / baseline().totalMs() - 1));
        return added;
    }
}
