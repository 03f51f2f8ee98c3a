package lab.report;

import java.util.List;
import lab.chart.Findings;
import lab.cost.Assumptions;
import lab.cost.Prices;
import lab.cost.Usd;
import lab.run.record.Architecture;

/** The prices that a report uses, each with its source and the date since which it is valid. */
record PriceList(String region, String writtenDown, String assumptions, PageTable table) {

    private record Line(String what, String price, String source, String since) {}

    static PriceList of(Prices prices, Assumptions assumptions) {
        boolean x86 = assumptions.terms().architecture() == Architecture.X86;
        double gbSecond = (x86 ? prices.lambda().x86() : prices.lambda().arm()).getFirst().perGbSecond();
        String since = prices.lambda().since().toString(), lambda = prices.lambda().source().toString();
        return new PriceList(prices.region(), prices.writtenDown().toString(),
                ("Assumptions: %,d million calls per month, of which %s are cold starts, on %s, %s. Lambda bills INIT. "
                        + "DynamoDB is on demand. "
                        + "SnapStart is free for the managed Java runtimes.")
                        .formatted(
                                assumptions.calls() / 1_000_000, Findings.percent(assumptions.coldShare()),
                                x86 ? "x86" : "arm",
                                assumptions.terms().freeTier() ? "with an unused free tier" : "without the free tier"),
                table(List.of(new Line("Lambda, 1 GB-second, first tier", new Usd(gbSecond).toString(), lambda, since),
                        new Line("Lambda, 1 million requests", new Usd(prices.lambda().perRequest() * 1e6).toString(),
                                lambda, since),
                        new Line("S3, 1 million PUT requests", new Usd(prices.s3().perPut() * 1e6).toString(),
                                prices.s3().source().toString(), prices.s3().since().toString()),
                        new Line("DynamoDB, 1 million writes", "$" + prices.dynamodb().perWriteUnit() * 1e6,
                                prices.dynamodb().source().toString(), prices.dynamodb().since().toString()),
                        new Line("CloudWatch Logs, 1 GB ingested", new Usd(prices.logs().perGb()).toString(),
                                prices.logs().source().toString(), prices.logs().since().toString()))));
    }

    private static PageTable table(List<Line> lines) {
        return PageTable.of("Prices", lines).word("what", Line::what).number("USD", "", Line::price)
                .word("since", Line::since).link("source", Line::source).table();
    }
}
