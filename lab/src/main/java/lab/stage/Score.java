package lab.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lab.run.record.Cell;
import lab.run.stats.Percentiles;
import lab.run.summary.SampleRule;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start.Kind;

/** Keeps the medians of a race that is going on; the same samples count as in the summary. */
final class Score {

    private final Map<String, List<Double>> samples = new HashMap<>();

    /** @param cell the invocation's cell */
    StageEvent.Sampled add(Cell cell, Invocation invocation) {
        Report report = invocation.report();
        Kind kind = SampleRule.asked(invocation);
        double ms = report.durationMs() + (kind == Kind.COLD ? report.start().beforeMs() : 0);
        boolean counts = SampleRule.counts(invocation);
        List<Double> all = samples.computeIfAbsent(cell.variant() + "-" + kind, _ -> new ArrayList<>());
        if (counts) all.add(ms);
        return new StageEvent.Sampled(report.requestId(), cell.variant(), kind, endedAtMs(invocation),
                round(ms), counts, failure(report), all.size(), all.isEmpty() ? null
                        : round(Percentiles.median(all.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    /** When the first request to this environment came, as far as its REPORT line shows. */
    static long begunAtMs(Invocation invocation) {
        return invocation.startedAtMs() - Math.round(invocation.report().start().beforeMs());
    }

    static long endedAtMs(Invocation invocation) {
        return invocation.startedAtMs() + Math.round(invocation.report().durationMs());
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
