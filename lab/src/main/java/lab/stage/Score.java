package lab.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lab.run.folder.CellName;
import lab.run.stats.Percentiles;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Report.Start;

/** Keeps the medians of a race that is going on; which samples count is what docs/results.md says of a summary's. */
final class Score {

    private final Map<String, List<Double>> samples = new HashMap<>();

    /** @param cell the invocation's own */
    StageEvent.Sampled add(CellName cell, Invocation invocation) {
        Report report = invocation.report();
        boolean cold = cell.start().equals("cold");
        double ms = report.durationMs() + (cold ? beforeMs(report) : 0);
        boolean counts =
                report.status() == Report.Status.SUCCESS && invocation.phase().equals(cold ? "cold" : "measured")
                        && cold == !(report.start() instanceof Start.Warm);
        List<Double> all = samples.computeIfAbsent(cell.variant() + "-" + cell.start(), _ -> new ArrayList<>());
        if (counts) all.add(ms);
        return new StageEvent.Sampled(report.requestId(), cell.variant(), cell.start(), endedAtMs(invocation),
                round(ms), counts, failure(report), all.size(), all.isEmpty() ? null
                        : round(Percentiles.median(all.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    /** When the first request to this environment came, as nearly as its REPORT line tells. */
    static long begunAtMs(Invocation invocation) {
        return invocation.startedAtMs() - Math.round(beforeMs(invocation.report()));
    }

    static long endedAtMs(Invocation invocation) {
        return invocation.startedAtMs() + Math.round(invocation.report().durationMs());
    }

    private static double beforeMs(Report report) {
        return switch (report.start()) {
            case Start.Warm() -> 0;
            case Start.Cold(double initMs) -> initMs;
            case Start.Restored(double restoreMs, double _) -> restoreMs;
        };
    }

    private static String failure(Report report) {
        return switch (report.status()) {
            case SUCCESS -> "";
            case ERROR -> report.errorType();
            case TIMEOUT -> "timeout";
        };
    }

    /** A microsecond, as in the summary. */
    private static double round(double ms) {
        return Math.round(ms * 1000) / 1000.0;
    }
}
