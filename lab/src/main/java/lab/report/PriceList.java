package lab.report;

import java.util.List;
import lab.chart.Findings;
import lab.cost.Assumptions;
import lab.cost.Prices;
import lab.cost.Usd;
import lab.run.record.Architecture;

/** The prices a report reckons with, each with its source and the date since which it holds. */
record PriceList(String region, String writtenDown, String assumptions, List<Line> lines) {

    public record Line(String what, String price, String source, String since) {}

    static PriceList of(Prices prices, Assumptions assumptions) {
        boolean x86 = assumptions.terms().architecture() == Architecture.X86;
        double gbSecond = (x86 ? prices.lambda().x86() : prices.lambda().arm()).getFirst().perGbSecond();
        String since = prices.lambda().since().toString(), lambda = prices.lambda().source().toString();
        return new PriceList(prices.region(), prices.writtenDown().toString(),
                ("%,d million calls in a month, %s of them cold, %s, %s; INIT is billed; "
                        + "SnapStart is free for managed Java.")
                        .formatted(
                                assumptions.calls() / 1_000_000, Findings.percent(assumptions.coldShare()),
                                x86 ? "x86" : "arm",
                                assumptions.terms().freeTier() ? "the free tier unused" : "no free tier"),
                List.of(new Line("Lambda, GB-second, first tier", new Usd(gbSecond).toString(), lambda, since),
                        new Line("Lambda, million requests", new Usd(prices.lambda().perRequest() * 1e6).toString(),
                                lambda, since),
                        new Line("S3, million PUT requests", new Usd(prices.s3().perPut() * 1e6).toString(),
                                prices.s3().source().toString(), prices.s3().since().toString()),
                        new Line("DynamoDB, million writes on demand", "$" + prices.dynamodb().perWriteUnit() * 1e6,
                                prices.dynamodb().source().toString(), prices.dynamodb().since().toString()),
                        new Line("CloudWatch Logs, GB taken in", new Usd(prices.logs().perGb()).toString(),
                                prices.logs().source().toString(), prices.logs().since().toString())));
    }
}
