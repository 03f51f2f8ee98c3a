package lab.chart;

import java.util.Comparator;
import java.util.List;
import lab.cost.BillInterval;
import lab.cost.Cost;
import lab.cost.Usd;
import lab.cost.WholeBill;
import lab.run.Run;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/** The whole bill as stacked bars: what all variants pay alike, and Lambda's part on top of it. */
final class WholeBillBars {

    private static final List<String> PARTS = List.of("S3 puts", "DynamoDB", "logs");

    private WholeBillBars() {}

    /**
     * @param chosen one cost for each variant: the size it would run at
     * @param which  says which sizes these are
     */
    static Picture of(Run run, List<Cost> chosen, String which) {
        List<Cost> order = chosen.stream().sorted(Comparator.comparingDouble(cost -> cost.whole().usd())).toList();
        boolean one = order.stream().map(Cost::memoryMb).distinct().count() == 1;
        double max = order.getLast().whole().usd();
        Axis x = Axis.fromZero("USD for 100 million calls", max, 4, usd -> "$" + Axis.plain(usd));
        Panel panel = Panel.rows("", x,
                order.stream().map(cost -> cost.variant() + (one ? "" : " " + cost.memoryMb())).toList());
        for (int row = 0; row < order.size(); row++) {
            WholeBill bill = order.get(row).whole();
            double[] parts = {bill.s3Usd(), bill.dynamodbUsd(), bill.logsUsd(), bill.lambdaUsd()};
            double left = 0;
            for (int part = 0; part < parts.length; part++) {
                Ink ink = part < 3 ? new Ink.Part(part) : new Ink.Variant(order.get(row).variant());
                if (row == 0 && part < 3)
                    panel.add(new Mark.Inside(new Ink.Text(), PARTS.get(part), left, left + parts[part], -row));
                panel.add(new Mark.Bar(ink, 1, left, -row - 0.36, left += parts[part], -row + 0.36));
            }
            panel.add(new Mark.Value(new Ink.Text(), new Usd(bill.usd()).toString(), bill.usd(), -row));
        }
        return new Picture("whole-bill",
                new Words(BillFindings.wholeBill(order, run.rows(Kind.WARM, BillInterval.INHERITED)),
                        "From the left: S3 puts, DynamoDB writes, logs, and in colour Lambda. " + which,
                        run.caption(Counts.of(run.rows(Kind.WARM, Metric.BILLED), "warm calls"))),
                List.of(panel), 1.75 * order.size());
    }
}
