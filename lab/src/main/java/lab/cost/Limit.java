package lab.cost;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Problem;
import lab.cost.Verdict.Met;
import lab.cost.Verdict.Missed;
import lab.cost.Verdict.Undecided;

/**
 * One limit of a goal.
 *
 * @param start     kind of cell that it looks at, {@code cold} or {@code warm}
 * @param metric    metric of that cell: {@code handler} and {@code cold} are the platform's clock, {@code client} is k6's
 * @param statistic {@code p50}, {@code p90}, {@code p95}, {@code p99} or {@code max}
 * @param ms        what the statistic must stay below, in ms
 */
public record Limit(String start, String metric, String statistic, double ms) {

    private static final Pattern FORM = Pattern.compile(
            "(?:(cold)|(?:(cold|client)-)?(p50|p90|p95|p99|max))\\s*<\\s*(\\d+(?:\\.\\d+)?)\\s*(ms|s)");
    private static final Map<String, Double> QUANTILES = Map.of("p50", 0.5, "p90", 0.9, "p95", 0.95, "p99", 0.99, "max", 1.0);

    /**
     * Reads {@code p95<20ms} (handler of a warm call), {@code client-p95<30ms} (the caller's view of it), {@code cold<1s}
     * (median cold start) or {@code cold-max<2s}.
     *
     * @throws Problem if it is none of these
     */
    public static Limit parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches())
            throw new Problem(
                    "\"" + text.strip() + "\" is no limit.",
                    "Write p50, p90, p95, p99 or max, alone or after client- or cold-, then < and a time in ms or s: p95<20ms,cold<1s.");
        boolean cold = form.group(1) != null || "cold".equals(form.group(2));
        String metric = cold ? "cold" : "client".equals(form.group(2)) ? "client" : "handler";
        double ms = Double.parseDouble(form.group(4)) * (form.group(5).equals("s") ? 1000 : 1);
        if (ms == 0) throw new Problem("\"" + text.strip() + "\" can never be met.", "Give a time above 0.");
        return new Limit(cold ? Figures.COLD : Figures.WARM, metric, form.group(1) != null ? "p50" : form.group(3), ms);
    }

    /**
     * What the figure says about this limit. Where {@code n} does not carry the percentile, the maximum still decides for it
     * if it is below the limit, and the median against it if that is not.
     */
    public Verdict verdict(Optional<Figure> measured) {
        if (measured.isEmpty()) return new Undecided("no " + name() + " was measured");
        Figure figure = measured.get();
        double value = figure.at(quantile());
        if (value < ms || figure.max() < ms) return new Met();
        if (value >= ms) return new Missed(name() + " is " + new Millis(value));
        if (figure.at(0.5) >= ms) return new Missed(name() + " is above the median of " + new Millis(figure.p50()));
        long needed = quantile() > 0.5 ? Math.round(Figure.BEYOND / (1 - quantile())) : Figure.MEDIAN;
        return new Undecided("%s needs %d samples, %d were measured".formatted(name(), needed, figure.n()));
    }

    /** The limit in words, to stand after "to". */
    public String words() {
        String within = " within " + new Millis(ms);
        String calls = switch (statistic) {
            case "max" -> "every call";
            case "p50" -> "half of the calls";
            default -> statistic.substring(1) + " of 100 calls";
        };
        return switch (metric) {
            case "cold" -> statistic.equals("p50") ? "start cold" + within : "have " + calls.replace("call", "cold start") + " done" + within;
            case "client" -> "answer " + calls + within + " as the caller sees it";
            default -> "answer " + calls + within;
        };
    }

    @Override
    public String toString() {
        return name() + " < " + new Millis(ms);
    }

    private String name() {
        return switch (metric) {
            case "cold" -> statistic.equals("p50") ? "cold" : "cold-" + statistic;
            case "client" -> "client-" + statistic;
            default -> statistic;
        };
    }

    private double quantile() {
        return QUANTILES.get(statistic);
    }
}
