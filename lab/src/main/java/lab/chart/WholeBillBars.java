package lab.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lab.cost.BillInterval;
import lab.cost.Cost;
import lab.cost.Usd;
import lab.cost.WholeBill;
import lab.run.Run;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/** The total bill as stacked bars: the costs that are the same for all variants, and Lambda's part on top of it. */
final class WholeBillBars {

    private static final List<String> PARTS = List.of("S3 puts", "DynamoDB", "logs");
    /** Widths in the legend as shares of the axis: a colour, the gap behind it, and a wide letter of a name. */
    private static final double SWATCH = 0.02, GAP = 0.025, LETTER = 0.0245;

    private WholeBillBars() {}

    /**
     * @param chosen one cost for each variant: the size it would run at
     * @param which  says which sizes these are
     */
    static Picture of(Run run, List<Cost> chosen, String which) {
        return picture(run, chosen, which, false);
    }

    /** The same with the name of every part below the bars, for an audience. */
    static Picture onSlide(Run run, List<Cost> chosen, String which) {
        return picture(run, chosen, which, true);
    }

    private static Picture picture(Run run, List<Cost> chosen, String which, boolean named) {
        List<Cost> order = chosen.stream().sorted(Comparator.comparingDouble(cost -> cost.whole().usd())).toList();
        boolean one = order.stream().map(Cost::memoryMb).distinct().count() == 1;
        double max = order.getLast().whole().usd();
        Axis x = Axis.fromZero("USD for 100 million calls", max, 4, usd -> "$" + Axis.plain(usd));
        List<String> rows = new ArrayList<>(
                order.stream().map(cost -> cost.variant() + (one ? "" : " " + cost.memoryMb())).toList());
        if (named) rows.add("");
        Panel panel = Panel.rows("", x, List.copyOf(rows));
        for (int row = 0; row < order.size(); row++) {
            WholeBill bill = order.get(row).whole();
            double[] parts = {bill.s3Usd(), bill.dynamodbUsd(), bill.logsUsd(), bill.lambdaUsd()};
            double left = 0;
            for (int part = 0; part < parts.length; part++) {
                Ink ink = part < 3 ? new Ink.Part(part) : new Ink.Variant(order.get(row).variant());
                if (!named && row == 0 && part < 3)
                    panel.add(new Mark.Inside(new Ink.Text(), PARTS.get(part), left, left + parts[part], -row));
                panel.add(new Mark.Bar(ink, 1, left, -row - 0.36, left += parts[part], -row + 0.36));
            }
            panel.add(new Mark.Value(new Ink.Text(), new Usd(bill.usd()).toString(), bill.usd(), -row));
        }
        if (named) legend(panel, order);
        return new Picture("whole-bill",
                new Words(BillFindings.wholeBill(order, run.rows(Kind.WARM, BillInterval.INHERITED)),
                        (named ? "Cost of 100 million calls in USD. "
                                : "Each bar shows, from left to right, S3 puts, DynamoDB writes, logs, and Lambda "
                                        + "(in colour). ")
                                + which,
                        run.caption(Counts.of(run.rows(Kind.WARM, Metric.BILLED), "warm calls"))),
                List.of(panel), 1.75 * rows.size());
    }

    /** A swatch and a name for each part, the amount beside it where all variants have the same. */
    private static void legend(Panel panel, List<Cost> order) {
        WholeBill bill = order.getFirst().whole();
        double[] alike = {bill.s3Usd(), bill.dynamodbUsd(), bill.logsUsd()};
        double max = panel.x().max(), left = 0;
        int y = -order.size();
        for (int part = 0; part <= PARTS.size(); part++) {
            Ink ink = part < PARTS.size() ? new Ink.Part(part) : new Ink.Variant(order.getLast().variant());
            String name = part < PARTS.size() ? PARTS.get(part) + " " + dollars(alike[part]) : "Lambda";
            double text = left + SWATCH * max;
            panel.add(new Mark.Bar(ink, 1, left, y - 0.36, text, y + 0.36));
            panel.add(new Mark.Note(new Ink.Text(), List.of(new Mark.Note.Spot(name, text, y))));
            left = text + (GAP + LETTER * name.length()) * max;
        }
    }

    private static String dollars(double usd) {
        return String.format(Locale.ROOT, "$%,.0f", usd);
    }
}
