package lab.cost;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.cost.GoalVerdict.Met;
import lab.cost.GoalVerdict.Missed;
import lab.cost.GoalVerdict.Undecided;
import lab.run.stats.EnvironmentInterval;
import lab.run.stats.Interval;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * One limit of a goal.
 *
 * @param start     kind of cell that the limit applies to
 * @param metric    metric that it limits: the platform measures {@code HANDLER}, {@code EARLY} and {@code COLD}, k6
 *                  measures {@code CLIENT}
 * @param statistic {@code p50}, {@code p90}, {@code p95}, {@code p99} or {@code max}
 * @param ms        what the statistic must stay below, in ms
 */
public record Limit(Kind start, Metric metric, String statistic, double ms) {

    private static final Pattern FORM = Pattern.compile(
            "(?:(cold)|(?:(cold|client|first)-)?(p50|p90|p95|p99|max))\\s*<\\s*(\\d+(?:\\.\\d+)?)\\s*(ms|s)");
    private static final Map<String, Double> QUANTILES =
            Map.of("p50", 0.5, "p90", 0.9, "p95", 0.95, "p99", 0.99, "max", 1.0);

    /**
     * Reads {@code p95<20ms} (handler of a warm call), {@code client-p95<30ms} (the caller's view of it),
     * {@code first-p95<50ms} (the first calls after a cold start), {@code cold<1s} (median cold start) or
     * {@code cold-max<2s}.
     *
     * @throws Problem if the text is none of these
     */
    public static Limit parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches())
            throw new Problem(
                    "\"" + text.strip() + "\" isn't a valid limit.",
                    "Write p50, p90, p95, p99 or max, alone or after client-, first- or cold-, then < and a time "
                            + "in ms or s: "
                            + "p95<20ms,cold<1s.");
        boolean cold = form.group(1) != null || "cold".equals(form.group(2));
        Metric metric = cold ? Metric.COLD : form.group(2) == null ? Metric.HANDLER
                : form.group(2).equals("client") ? Metric.CLIENT : Metric.EARLY;
        double ms = Double.parseDouble(form.group(4)) * (form.group(5).equals("s") ? 1000 : 1);
        if (ms == 0) throw new Problem("\"" + text.strip() + "\" can never be met.", "Write a time above 0.");
        return new Limit(cold ? Kind.COLD : Kind.WARM, metric, form.group(1) != null ? "p50" : form.group(3), ms);
    }

    /**
     * Whether the run shows that this limit is met. The verdict is {@link Met} or {@link Missed} only if the 95 %
     * interval lies on one side of the limit and there are at least {@value EnvironmentInterval#FEWEST} execution
     * environments. A maximum has no interval, so its verdict is about this run only.
     */
    public GoalVerdict verdict(Optional<Summary.Row> measured) {
        if (measured.isEmpty()) return new Undecided("no " + name() + " was measured");
        Summary.Row row = measured.get();
        int environments = row.environments();
        if (environments == 0) return new Undecided("this run didn't record how many environments it measured");
        if (environments < EnvironmentInterval.FEWEST) return tooFew(environments);
        double q = QUANTILES.get(statistic);
        if (q == 1) return row.max() < ms ? new Met() : new Missed("max is " + beyond(row.max()));
        return verdict(row, q, row.intervals().of(q));
    }

    private Undecided tooFew(int environments) {
        int more = EnvironmentInterval.FEWEST - environments;
        return new Undecided("only %d environment%s measured, but a verdict needs %d".formatted(environments,
                environments == 1 ? " was" : "s were", EnvironmentInterval.FEWEST), OptionalInt.of(more), true);
    }

    private GoalVerdict verdict(Summary.Row row, double q, Interval interval) {
        if (Double.isNaN(interval.low())) {
            if (row.interval().low() >= ms)
                return new Missed(subject() + " is above the median of " + new Millis(row.p50()));
            return new Undecided("%s needs at least %d calls in each environment"
                    .formatted(name(), EnvironmentInterval.fewestCalls(q)));
        }
        if (interval.high() < ms) return new Met();
        String figure =
                subject() + " lies between " + new Millis(interval.low()) + " and " + new Millis(interval.high());
        if (interval.low() >= ms) return new Missed(figure);
        OptionalInt enough = EnvironmentInterval.toSettle(interval, row.environments(), ms);
        return enough.isEmpty() ? new Undecided(figure)
                : new Undecided(figure, OptionalInt.of(enough.getAsInt() - row.environments()));
    }

    /** The evidence for a verdict: {@code p95 between 4.1 ms and 5.2 ms}, or the maximum, which has no interval. */
    String evidence(Summary.Row row) {
        double q = QUANTILES.get(statistic);
        if (q == 1) return name() + " " + new Millis(row.max());
        Interval interval = row.intervals().of(q);
        return Double.isNaN(interval.low()) ? name() + " of too few calls"
                : name() + " between " + new Millis(interval.low()) + " and " + new Millis(interval.high());
    }

    /** With as many digits as it takes to see that it is more than the limit. */
    private String beyond(double value) {
        String usual = new Millis(value).toString();
        return value > ms && usual.equals(new Millis(ms).toString()) ? String.format(Locale.ROOT, "%.2f ms", value)
                : usual;
    }

    /** The limit in words that follow "to". */
    public String words() {
        String within = " within " + new Millis(ms);
        String calls = switch (statistic) {
            case "max" -> "every call";
            case "p50" -> "half of the calls";
            default -> statistic.substring(1) + " of 100 calls";
        };
        return switch (metric) {
            case COLD -> statistic.equals("p50") ? "start cold" + within
                    : "finish " + calls.replace("call", "cold start") + within;
            case CLIENT -> "answer " + calls + within + " (measured by the client)";
            case EARLY -> "answer " + calls.replace("calls", "first calls") + within;
            default -> "answer " + calls + within;
        };
    }

    @Override
    public String toString() {
        return name() + " < " + new Millis(ms);
    }

    /** The same as the subject of a sentence. */
    private String subject() {
        return name().equals("cold") ? "the median cold start" : name();
    }

    private String name() {
        return switch (metric) {
            case COLD -> statistic.equals("p50") ? "cold" : "cold-" + statistic;
            case CLIENT -> "client-" + statistic;
            case EARLY -> "first-" + statistic;
            default -> statistic;
        };
    }
}
