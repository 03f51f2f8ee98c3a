package lab.fidelity;

import static com.github.freva.asciitable.HorizontalAlign.LEFT;
import static com.github.freva.asciitable.HorizontalAlign.RIGHT;
import static lab.chart.Columns.column;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.ColumnData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lab.published.Spread;
import lab.run.summary.Estimate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Fidelity in three forms: for a terminal, for a page of docs/, and as a CSV file. */
public record Tables(Fidelity fidelity) {

    private static final int WIDEST = 100;

    /** One figure with its counterpart, as text. */
    private record Line(Pair pair, String here, String aws, String times, String ratioHere, String ratioAws) {

        /** AWS's own days, p10–p90; empty where they are not known. */
        String days() {
            return pair.days().map(days -> ms(days.low()) + "–" + ms(days.high())).orElse("");
        }
    }

    /** Both questions, at most 100 columns wide. */
    public String text() {
        StringBuilder text = new StringBuilder("Fast here? (needs no AWS)\n");
        fast().sentences().forEach(sentence -> text.append(wrapped("  ", sentence)));
        text.append("\nDoes it predict AWS?\n");
        for (Agreement one : fidelity.agreements()) {
            text.append(wrapped("  ", one.sentence())).append('\n');
            text.append(AsciiTable.getTable(AsciiTable.NO_BORDERS, lines(one), columns(one))).append("\n\n");
            List<String> outside = new Outside(one).sentences();
            outside.forEach(sentence -> text.append(wrapped("  ", sentence)));
            if (!outside.isEmpty()) text.append('\n');
        }
        return text.append(wrapped("", fidelity.sentence())).toString();
    }

    /** Those about AWS's days only where they are known. */
    private static List<ColumnData<Line>> columns(Agreement one) {
        List<ColumnData<Line>> columns = new ArrayList<>(List.of(column("", LEFT, line -> line.pair.variant()),
                column("MB", RIGHT, line -> "" + line.pair.memoryMb()), column("here, ms", RIGHT, Line::here),
                column(one.rebuilt() ? "AWS, ms" : one.source(), RIGHT, Line::aws)));
        if (one.inside().isPresent())
            columns.addAll(
                    List.of(column("AWS's days\np10–p90", RIGHT, Line::days),
                            column("here is", LEFT, line -> line.pair.label())));
        if (one.rebuilt())
            columns.add(column("within\n×" + Agreement.NEAR, LEFT, line -> one.off(line.pair) ? "no" : "yes"));
        columns.addAll(List.of(column("here /\nAWS", RIGHT, Line::times),
                column("× " + one.yardstick() + "\nhere", RIGHT, Line::ratioHere),
                column("same\non AWS", RIGHT, Line::ratioAws)));
        return columns;
    }

    private FastHere fast() {
        return new FastHere(fidelity.run(), fidelity.agreements().getFirst().yardstick());
    }

    /** Lines of at most {@value #WIDEST} characters, the first word of each behind {@code indent}. */
    static String wrapped(String indent, String sentence) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence.split(" ")) {
            if (line.length() + word.length() >= WIDEST) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        return lines.append(line.toString().stripTrailing()).append('\n').toString();
    }

    /** The same for a page, figures with their sources and the conditions of the run below. */
    public String markdown() {
        StringBuilder text = new StringBuilder("**").append(fidelity.sentence()).append("**\n\n*Fast here?*\n\n");
        fast().sentences().forEach(sentence -> text.append("- ").append(sentence).append('\n'));
        text.append("\n*Does it predict AWS?*\n");
        for (Agreement one : fidelity.agreements()) {
            text.append("\n").append(one.sentence()).append("\n\n").append(markdown(one))
                    .append("\n*").append(one.what()).append("; AWS figures: ").append(one.cited()).append(".*\n");
            List<String> outside = new Outside(one).sentences();
            if (!outside.isEmpty()) text.append('\n');
            outside.forEach(sentence -> text.append("- ").append(sentence).append('\n'));
        }
        return text.append("\n*Local: ").append(fidelity.run().conditions()).append(", `")
                .append(fidelity.run().record().command()).append("`.*\n").toString();
    }

    private static String markdown(Agreement one) {
        boolean days = one.inside().isPresent();
        StringBuilder text = new StringBuilder("| | MB | here, ms | AWS, ms |")
                .append(days ? " AWS's days, p10–p90 | here is |" : "")
                .append(one.rebuilt() ? " within ×%s |".formatted(Agreement.NEAR) : "")
                .append(" here / AWS | × %s here | × %s on AWS |\n".formatted(one.yardstick(), one.yardstick()))
                .append("|---|---:|---:|---:|").append(days ? "---:|---|" : "").append(one.rebuilt() ? "---|" : "")
                .append("---:|---:|---:|\n");
        for (Line line : lines(one))
            text.append("| %s | %d | %s | %s |%s%s %s | %s | %s |\n".formatted(line.pair.variant(),
                    line.pair.memoryMb(), line.here, line.aws,
                    days ? " %s | %s |".formatted(line.days(), line.pair.label()) : "",
                    one.rebuilt() ? " %s |".formatted(one.off(line.pair) ? "no" : "yes") : "", line.times,
                    line.ratioHere,
                    line.ratioAws));
        return text.toString();
    }

    /**
     * The results of several runs, with one row for each metric and run, so that readers can compare the conditions.
     */
    public static String conditions(List<Fidelity> all) {
        List<String> rows = new ArrayList<>(List.of(
                "| run | against | rows | Spearman's ρ (95 %) | p | Kendall's τ, by MB | here / AWS "
                        + "| ratios differ by | inside AWS's p10–p90 |",
                "|---|---|---:|---|---:|---|---:|---:|---:|"));
        for (Fidelity fidelity : all)
            for (Agreement one : fidelity.agreements()) {
                Ranks ranks = one.ranks();
                boolean told = one.comparable() && !Double.isNaN(ranks.chance());
                String kendall = String.join(", ", ranks.kendall().entrySet().stream()
                        .map(tau -> tau.getKey() + ": " + Agreement.two(tau.getValue())).toList());
                rows.add("| %s | %s: %s | %d | %s | %s | %s | %s | %s | %s |".formatted(
                        fidelity.run().folder().getFileName(), one.source(), one.what(), one.pairs().size(),
                        told ? withInterval(new Estimate(ranks.spearman(), ranks.interval())) : "–",
                        told ? Agreement.p(ranks.chance()) : "–", told && !kendall.isEmpty() ? kendall : "–",
                        Agreement.two(one.times()), Agreement.two(one.error()),
                        one.inside().orElse("–")));
            }
        List<String> places = all.stream().map(one -> one.run().conditions()).distinct().toList();
        return String.join("\n", rows) + "\n\n*" + String.join("; ", places) + ".*\n";
    }

    /** One row for each figure; columns as in docs/fidelity.md. */
    public Table csv() {
        StringColumn source = StringColumn.create("source"), metric = StringColumn.create("metric"),
                start = StringColumn.create("start"), variant = StringColumn.create("variant"),
                lies = StringColumn.create("here_lies");
        IntColumn memory = IntColumn.create("memory_mb");
        List<DoubleColumn> numbers = List.of("here_ms", "here_low", "here_high", "aws_ms", "aws_low", "aws_high",
                "aws_p10", "aws_p90")
                .stream().map(DoubleColumn::create).toList();
        for (Agreement one : fidelity.agreements())
            for (Pair pair : one.pairs()) {
                source.append(one.source());
                metric.append(one.metric().label() + (one.mean() ? " (mean)" : ""));
                start.append(one.start().toString());
                variant.append(pair.variant());
                memory.append(pair.memoryMb());
                lies.append(pair.label());
                double[] values = {pair.here().value(), pair.here().interval().low(), pair.here().interval().high(),
                    pair.aws().value(), pair.aws().interval().low(), pair.aws().interval().high(),
                    pair.days().map(Spread::low).orElse(Double.NaN), pair.days().map(Spread::high).orElse(Double.NaN)};
                for (int i = 0; i < values.length; i++) numbers.get(i).append(values[i]);
            }
        Table table = Table.create("fidelity", source, metric, start, variant, memory);
        numbers.forEach(table::addColumns);
        return table.addColumns(lies);
    }

    private static List<Line> lines(Agreement one) {
        List<Pair> ratios = one.ratios();
        return one.pairs().stream().map(pair -> {
            var ratio = ratios.stream()
                    .filter(other -> other.variant().equals(pair.variant()) && other.memoryMb() == pair.memoryMb())
                    .findFirst();
            return new Line(pair, ms(pair.here().value()), ms(pair.aws().value()),
                    Agreement.two(pair.here().value() / pair.aws().value()),
                    ratio.map(of -> withInterval(of.here())).orElse("–"),
                    ratio.map(of -> withInterval(of.aws())).orElse("–"));
        }).toList();
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, ms >= 100 ? "%,.0f" : "%.1f", ms);
    }

    private static String withInterval(Estimate ratio) {
        String text = Agreement.two(ratio.value());
        return Double.isNaN(ratio.interval().low()) ? text : "%s (%s–%s)".formatted(text,
                Agreement.two(ratio.interval().low()), Agreement.two(ratio.interval().high()));
    }
}
