package lab.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.chart.BillFindings;
import lab.chart.Findings;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.LambdaBill;
import lab.cost.MemorySize;
import lab.cost.MonthlyUsage;
import lab.cost.Prices;
import lab.cost.Usd;
import lab.run.summary.Summary.Row;

/**
 * The total bill of each variant for 100 million calls, and how Lambda's charge depends on the share of cold starts.
 *
 * @param warm {@link lab.cost.BillInterval#INHERITED} of warm calls
 */
record BillTable(List<Cost> compared, Costs costs, List<Choice> choices, List<Row> warm) {

    private static final List<Double> SHARES = List.of(0.0, 0.001, 0.01, 0.05);

    public record Line(String variant, String size, String s3, String dynamodb, String logs, String lambda,
            String whole, List<String> shares) {}

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("sentence", compared.isEmpty() ? ""
                : Page.tight(BillFindings.wholeBillInFull(compared, warm)));
        model.put("sizes", choices.stream().allMatch(Choice.Cheapest.class::isInstance)
                ? "Each variant runs at the cheapest size that meets the goal."
                : "All variants run at one memory size, because some of them don't meet the goal.");
        List<Line> lines = compared.stream().map(this::line).toList();
        model.put("table", PageTable.of("The total bill", lines)
                .caption("Cost of 100 million calls in USD, if %s of them are cold starts"
                        .formatted(Findings.percent(costs.assumptions().coldShare())))
                .word("variant", Line::variant).number("memory", "", Line::size).number("S3 puts", "", Line::s3)
                .number("DynamoDB", "", Line::dynamodb).number("logs", "", Line::logs)
                .number("Lambda", "", Line::lambda)
                .number("total bill", "", Line::whole).table());
        model.put("shares", shares(lines));
        return model;
    }

    private static PageTable shares(List<Line> lines) {
        PageTable.Builder<Line> table = PageTable.of("Lambda's charge by share of cold starts", lines)
                .caption("Lambda's charge for 100 million calls in USD, by share of cold starts")
                .word("variant", Line::variant);
        for (int i = 0; i < SHARES.size(); i++) {
            int share = i;
            table.number(Findings.percent(SHARES.get(i)) + " cold", "", line -> line.shares().get(share));
        }
        return table.table();
    }

    private Line line(Cost cost) {
        return new Line(cost.variant(), new MemorySize(cost.memoryMb()).toString(), usd(cost.whole().s3Usd()),
                usd(cost.whole().dynamodbUsd()), usd(cost.whole().logsUsd()), usd(cost.lambda().usd()),
                usd(cost.whole().usd()),
                SHARES.stream().map(share -> atShare(cost, share)).toList());
    }

    private String atShare(Cost cost, double share) {
        MonthlyUsage usage = cost.usage(), other =
                new MonthlyUsage(usage.calls(), usage.memoryMb(), usage.warmBilledMs(), usage.coldBilledMs(), share);
        Assumptions assumptions = costs.assumptions();
        return usd(LambdaBill.of(Prices.published(), other, assumptions.terms()).usd());
    }

    private static String usd(double amount) {
        return new Usd(amount).toString();
    }
}
