package lab.chart;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.cost.MemorySize;
import lab.run.Run;
import lab.run.Sample;
import lab.run.stats.EnvironmentInterval;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;

/** Warm calls over the course of the run, a panel for each variant: shows rounds, outliers and drift. */
final class LatencyOverRun {

    /** More dots than this per panel hide each other; the slowest is always drawn. */
    private static final int MOST_DOTS = 300;
    private static final int ON_A_SLIDE = 8;

    private LatencyOverRun() {}

    static Picture of(Run run) {
        int size = run.reference();
        Map<String, List<Sample>> calls = new LinkedHashMap<>();
        for (String variant : run.variants()) {
            List<Sample> own =
                    run.samples().stream().filter(s -> !s.cold() && s.memoryMb() == size && s.variant().equals(variant))
                            .sorted(Comparator.comparingDouble(Sample::atMs)).toList();
            if (!own.isEmpty()) calls.put(variant, own);
        }
        List<Sample> all = calls.values().stream().flatMap(List::stream).toList();
        double first = all.stream().mapToDouble(Sample::atMs).min().orElseThrow(),
                last = all.stream().mapToDouble(Sample::atMs).max().orElseThrow();
        double min = all.stream().mapToDouble(Sample::ms).min().orElseThrow(),
                max = all.stream().mapToDouble(Sample::ms).max().orElseThrow();
        Axis x = Axis.fromZero("minutes", Math.max((last - first) / 60_000, 0.01), 4, Axis::plain);
        Axis y = Axis.log("ms", Math.max(min, 0.01), max, Axis::plain);
        Map<String, Double> drift = drift(calls);
        Map<String, Panel> panels = new LinkedHashMap<>();
        calls.forEach((variant, own) -> {
            List<Sample> drawn = thinned(own);
            panels.put(variant, Panel.of(variant, x, y).add(new Mark.Dots(new Ink.Variant(variant), 0.6, 0.3,
                    drawn.stream().mapToDouble(sample -> (sample.atMs() - first) / 60_000).toArray(),
                    drawn.stream().mapToDouble(sample -> y.at(Math.max(sample.ms(), 0.01))).toArray())));
        });
        boolean thin = calls.values().stream().anyMatch(own -> own.size() > MOST_DOTS);
        long fewest = calls.values().stream().mapToLong(List::size).min().orElseThrow();
        return new Picture("latency-over-run",
                new Words(Findings.drift(drift),
                        "Handler duration of each warm call at " + new MemorySize(size)
                                + " during the run (platform clock)"
                                + (thin ? ". Each panel shows up to " + MOST_DOTS + " calls and the slowest call."
                                        : ""),
                        run.caption("n = " + fewest + " warm calls per variant")),
                List.copyOf(panels.values()), mostDrifting(panels, drift), 7);
    }

    /** The panels that a slide has room for. */
    private static List<Panel> mostDrifting(Map<String, Panel> panels, Map<String, Double> drift) {
        return panels.entrySet().stream()
                .sorted(Comparator.comparingDouble(panel -> -Math.abs(drift.get(panel.getKey()))))
                .limit(ON_A_SLIDE).map(Map.Entry::getValue).toList();
    }

    /**
     * For each variant the level of its last environments over that of its first, less one; 0 where chance can explain
     * the difference, and where there are fewer than four environments. In an odd number the middle one is left out.
     */
    private static Map<String, Double> drift(Map<String, List<Sample>> calls) {
        Map<String, Double> drift = new LinkedHashMap<>();
        calls.forEach((variant, own) -> {
            double[] levels = levels(own);
            int half = levels.length / 2;
            EnvironmentInterval first = EnvironmentInterval.of(Arrays.copyOf(levels, half)),
                    last = EnvironmentInterval.of(Arrays.copyOfRange(levels, levels.length - half, levels.length));
            boolean told = half > 1 && Interval.ofRatio(Math.exp(last.meanLog()), last.interval(),
                    Math.exp(first.meanLog()), first.interval()).tellsApart();
            drift.put(variant, told ? Math.exp(last.meanLog() - first.meanLog()) - 1 : 0);
        });
        return drift;
    }

    /** The median of each environment, in the order in which they were called. */
    private static double[] levels(List<Sample> calls) {
        return calls.stream().collect(groupingBy(Sample::environment, LinkedHashMap::new, toList())).values().stream()
                .mapToDouble(some -> Percentiles.median(some.stream().mapToDouble(Sample::ms).toArray())).toArray();
    }

    private static List<Sample> thinned(List<Sample> samples) {
        if (samples.size() <= MOST_DOTS) return samples;
        List<Sample> kept = new ArrayList<>();
        for (int i = 0; i < MOST_DOTS; i++) kept.add(samples.get((int) ((long) i * samples.size() / MOST_DOTS)));
        kept.add(samples.stream().max(Comparator.comparingDouble(Sample::ms)).orElseThrow());
        return kept;
    }
}
