package lab.deck;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoublePredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.cost.BillInterval;
import lab.cost.Cost;
import lab.report.RunReport;
import lab.run.Run;
import lab.run.record.Hybrid;
import lab.run.stats.Interval;
import lab.run.summary.Estimate;
import lab.run.summary.GapShare;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/**
 * Titles that compare variants in other ways than by their cold starts, held against intervals that are calculated here
 * once more.
 */
record ComparedTitles(Run run, RunReport report, BiConsumer<String, Boolean> claim) {

    private static final String NAME = "([a-z][a-z0-9-]*)";

    /** {@code go takes n times as long as rust to start cold}, {@code The cold starts of go and rust don't differ…}. */
    void go(String title) {
        if (!has("go", "rust")) return;
        List<MatchResult> longer = find(NAME + " takes .* times as long as " + NAME + " to start cold", title),
                none = find("The cold starts of " + NAME + " and " + NAME + " don't differ measurably", title);
        assertThat(longer.size() + none.size()).as(title).isOne();
        longer.forEach(of -> claim.accept(title, cold(of.group(1), of.group(2)).low() > 1));
        none.forEach(of -> claim.accept(title, !cold(of.group(1), of.group(2)).tellsApart()));
    }

    /** {@code …; warm calls here: 2.1 times}, {@code …: no measurable difference}, {@code …: nearly equal}. */
    void confession(String title) {
        if (!has("python", "rust")) return;
        Interval ratio = warm("python", "rust", Metric.HANDLER);
        List<MatchResult> times = find("warm calls here: ([\\d.,]+) times$", title);
        times.forEach(of -> claim.accept(title, of.group(1).startsWith("0") ? ratio.high() < 1 : ratio.low() > 1));
        if (title.endsWith("here: no measurable difference")) claim.accept(title, !ratio.tellsApart());
        else assertThat(!times.isEmpty() || title.endsWith("here: nearly equal")).as(title).isTrue();
    }

    /** {@code rust against python: 4 of 5 promises hold, 1 undecided}. */
    void pitch(String title) {
        if (!has("python", "rust")) return;
        List<Interval> promises = new ArrayList<>(List.of(cold("rust", "python")));
        Stream.of(Metric.HANDLER, Metric.PEAK, Metric.CPU).map(metric -> warm("rust", "python", metric))
                .forEach(promises::add);
        Interval bill = bill(cost("rust"), cost("python"));
        long hold = promises.stream().filter(ratio -> ratio.high() < 1).count() + (bill.high() < 0 ? 1 : 0),
                fail = promises.stream().filter(ratio -> ratio.low() > 1).count() + (bill.low() > 0 ? 1 : 0);
        claim.accept(title, number("(\\d) of 5 promises hold", title) == hold && number("(\\d) fails?", title) == fail
                && number("(\\d) undecided", title) == 5 - hold - fail);
    }

    /** {@code Warm gap closed by a Rust core: python-rust 91 %, java-rust 96–102 %}: a range for several hosts. */
    void compromise(String title) {
        List<MatchResult> shares = find(NAME + " (-?\\d+(?:–-?\\d+)? %)", title);
        shares.forEach(of -> Stream.of(of.group(2).replace(" %", "").split("–"))
                .forEach(said -> claim.accept(title, gapShares(of.group(1)).stream()
                        .anyMatch(share -> closes(share, value -> Math.round(100 * value) == Long.parseLong(said))))));
        if (title.contains("closes no measurable part"))
            claim.accept(title, hybrids().stream().flatMap(name -> gapShares(name).stream())
                    .noneMatch(share -> closes(share, _ -> true)));
        else assertThat(shares.isEmpty()).as(title).isEqualTo(hybrids().isEmpty());
    }

    /** {@code The choice of variant changes the total bill by 3 %}, {@code makes no measurable difference to…}. */
    void wholeBill(String title) {
        List<Cost> bills = report.bestKnown().compared();
        Cost most = Collections.max(bills, comparingDouble(cost -> cost.whole().usd())),
                least = Collections.min(bills, comparingDouble(cost -> cost.whole().usd()));
        assertThat(title).containsPattern("changes the total bill by|makes no measurable difference to the bill");
        claim.accept(title, title.contains("changes") == (most != least && bill(most, least).low() > 0));
    }

    /** {@code rust at 256 MB is cheapest: $31.52…}, {@code … costs $31.52, not measurably less than 3 others}. */
    void costByMemory(String title) {
        List<Cost> all = report.bestKnown().costs().all();
        Cost best = Collections.min(all, comparingDouble(cost -> cost.lambda().usd()));
        long even = all.stream().filter(cost -> cost != best && !(bill(cost, best).low() > 0)).count();
        assertThat(title).startsWith(best.name());
        claim.accept(title, title.contains(" is cheapest: ") ? even == 0
                : even == Math.max(1, number("(\\d+) others", title)));
    }

    private List<String> hybrids() {
        return run.variants().stream()
                .filter(name -> hybrid(name) != null && run.variants().contains(hybrid(name).core())
                        && hybrid(name).hosts().stream().anyMatch(run.variants()::contains))
                .toList();
    }

    private Hybrid hybrid(String variant) {
        return run.record().variants().get(variant).hybrid();
    }

    /** One for each host that the run has, unless there is no gap between it and the core. */
    private List<GapShare> gapShares(String variant) {
        return hybrid(variant).hosts().stream().filter(run.variants()::contains)
                .flatMap(host -> GapShare.of(warm(host), warm(variant), warm(hybrid(variant).core())).stream())
                .toList();
    }

    private static boolean closes(GapShare share, DoublePredicate value) {
        return share.share().interval().low() > 0 && value.test(share.share().value());
    }

    private Estimate warm(String variant) {
        return Estimate.of(row(variant, Kind.WARM, Metric.HANDLER));
    }

    private Interval cold(String one, String other) {
        return row(one, Kind.COLD, Metric.COLD).over(row(other, Kind.COLD, Metric.COLD));
    }

    private Interval warm(String one, String other, Metric metric) {
        return row(one, Kind.WARM, metric).over(row(other, Kind.WARM, metric));
    }

    private Row row(String variant, Kind start, Metric metric) {
        return run.summary().row(variant, run.reference(), start, metric).orElseThrow();
    }

    /** How much more the one costs, in USD. */
    private Interval bill(Cost one, Cost other) {
        return BillInterval.ofDifference(one, other, run.summary()).orElse(Interval.NONE);
    }

    private Cost cost(String variant) {
        return report.costs().find(variant, run.reference()).orElseThrow();
    }

    private boolean has(String... variants) {
        return run.variants().containsAll(List.of(variants));
    }

    private static long number(String pattern, String title) {
        return find(pattern, title).stream().mapToLong(of -> Long.parseLong(of.group(1))).sum();
    }

    private static List<MatchResult> find(String pattern, String title) {
        return Pattern.compile(pattern).matcher(title).results().toList();
    }
}
