package lab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lab.chart.Findings;
import lab.chart.TakenApart;
import lab.run.record.Machine;
import lab.run.summary.Estimate;
import lab.run.summary.GapShare;

/**
 * What priming saves in a cold start from a snapshot. It compares the same function unprimed, with classes preloaded,
 * and with one call before the snapshot. Their restores are measured in turn.
 *
 * @param created ISO 8601 with zone
 */
public record Proof(String created, Machine machine, String limits, int memoryMb, List<Line> lines) {

    /** What is done before the snapshot. */
    public enum Way {
        UNPRIMED("unprimed"), CLASSES("classes preloaded"), CALL("one call");

        final String title;

        Way(String title) {
            this.title = title;
        }
    }

    /**
     * @param starts         number of restores with a first invocation
     * @param cold           median of both together, ms
     * @param first          median of the first invocation alone, ms
     * @param snapshotMb     size of the snapshot
     * @param publicationMs  INIT, hooks, and dump; the median of several publications
     * @param publicationUsd what AWS would bill for that time at this memory size
     */
    public record Line(String variant, Way way, int starts, Estimate cold, double first, double snapshotMb,
            double publicationMs, double publicationUsd) {}

    Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines)
            rows.add(Stream.of(line.variant() + ", " + line.way().title, interval(line.cold(), "%.0f"), against(line),
                    ms(line.first()), ms(line.snapshotMb()), ms(line.publicationMs()),
                    "$%.4f".formatted(1000 * line.publicationUsd())).toList());
        return new Table("proof", "What priming saves at " + memoryMb + " MB",
                ("Medians of n = %d restores each, measured alternately, with 95 %% intervals. The price of 1,000 "
                        + "publications is what the local publication time would cost at AWS's price per GB-second. "
                        + "For managed Java, SnapStart has no other charge.").formatted(lines.getFirst().starts()),
                List.of("", "restore to response, ms", "relative to unprimed", "first invocation, ms", "snapshot, MB",
                        "publication, ms", "price of 1,000 publications"),
                rows);
    }

    /** Table, what follows from it, and where it was measured. */
    public String markdown() {
        List<String> parts = new ArrayList<>(List.of(table().markdown(), ""));
        findings().forEach(each -> parts.add("- " + each));
        parts.add("");
        parts.add("*Local lab, " + new TakenApart(created, machine, limits, memoryMb, 0, List.of()).place() + ".*");
        return String.join("\n", parts);
    }

    /** For the terminal. */
    public String text() {
        return table().text() + "\n\n" + String.join("\n", findings());
    }

    /** For each function, how much of the gain of one call the preloaded classes achieve. */
    List<String> findings() {
        return lines.stream().map(Line::variant).distinct().map(this::finding).toList();
    }

    private String finding(String variant) {
        Estimate unprimed = cold(variant, Way.UNPRIMED), classes = cold(variant, Way.CLASSES),
                call = cold(variant, Way.CALL);
        String saves = "%s: one call before the snapshot saves %.0f of %.0f ms".formatted(variant,
                unprimed.value() - call.value(), unprimed.value());
        Optional<GapShare> share = GapShare.of(unprimed, classes, call);
        if (share.isEmpty()) return variant + ": one call before the snapshot makes no measurable difference.";
        Estimate part = share.get().share();
        return saves + ". Preloading the classes alone saves %s of that (%s to %s).".formatted(
                Findings.percent(part.value()), Findings.percent(part.interval().low()),
                Findings.percent(part.interval().high()));
    }

    private String against(Line line) {
        if (line.way() == Way.UNPRIMED) return "";
        Estimate ratio = line.cold().over(cold(line.variant(), Way.UNPRIMED));
        return (ratio.interval().tellsApart() ? "" : "≈ ") + interval(ratio, "%.2f");
    }

    private Estimate cold(String variant, Way way) {
        return lines.stream().filter(line -> line.variant().equals(variant) && line.way() == way).findFirst()
                .orElseThrow().cold();
    }

    private static String interval(Estimate figure, String form) {
        return String.format(Locale.ROOT, form + " (" + form + "–" + form + ")", figure.value(),
                figure.interval().low(), figure.interval().high());
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, "%,.0f", ms);
    }
}
