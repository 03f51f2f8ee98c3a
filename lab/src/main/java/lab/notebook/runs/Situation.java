package lab.notebook.runs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lab.cost.Assumptions;
import lab.cost.BillInterval;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.cost.Usd;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.published.AwsOpinion;
import lab.report.RunReport;
import lab.run.Run;
import lab.run.stats.Interval;
import locallambda.system.Problem;

/**
 * A decision for your own traffic, goal and code: what to choose without a rewrite, what a rewrite would save per
 * month, and where the run can't tell.
 *
 * @param calls     per month
 * @param coldShare share of them that start cold, 0 to 1
 * @param code      the existing code
 */
public record Situation(Run run, long calls, double coldShare, Goal goal, Kept code) implements Shown {

    /** How the answer changes with the share of cold starts, which only your traffic knows. */
    private static final List<Double> SHARES = List.of(0.0001, 0.001, 0.01, 0.05);
    private static final List<String> HEAD =
            List.of("cold starts", "keeps your code", "USD per month", "cheapest of all",
                    "difference, USD per month (95 %)");

    /**
     * @param calls     in a month
     * @param coldShare share of them that start cold, 0 to 1
     * @param goal      e.g. {@code p95<20ms,cold<1s}
     * @param existing  the existing code: java, spring, quarkus, micronaut, python, or nothing
     */
    public static Situation of(Run run, long calls, double coldShare, String goal, String existing) {
        return InACell.run(() -> {
            if (calls <= 0)
                throw new Problem("The number of calls per month can't be " + calls + ".",
                        "Use a number of calls above 0.");
            if (!(coldShare >= 0 && coldShare <= 1))
                throw new Problem("The share of cold starts can't be " + coldShare + ".",
                        "Use a number from 0 to 1, for example 0.001 for one in a thousand.");
            return new Situation(run, calls, coldShare, Goal.parse(goal), Kept.of(existing));
        });
    }

    /** The cheapest variant that meets the goal and keeps the code; empty if the run shows none. */
    public Optional<Cost> own() {
        return best(coldShare, variant -> code.keeps(run, variant));
    }

    /** The cheapest of all that meet the goal; empty if the run shows none. */
    public Optional<Cost> cheapest() {
        return best(coldShare, variant -> Kept.candidate(run, variant));
    }

    /** The decision in a few sentences. */
    public String sentence() {
        if (run.variants().stream().noneMatch(variant -> code.keeps(run, variant)))
            return "This run has no variant that keeps " + code.title()
                    + " code, so it can't decide for you. First race a variant with this code: ./jbang race --variants "
                    + "NAMES";
        if (own().isEmpty()) return without();
        Cost own = own().get(), best = cheapest().orElseThrow();
        return (code.anything() ? "Keep your " + code.title() + " code and run it as " : "Choose ") + own.name()
                + ": it can " + goal.words() + ". Lambda then costs " + new Usd(own.lambda().usd()) + " per month."
                + (own.name().equals(best.name()) ? " No other variant here that meets the goal is cheaper."
                        : " " + instead(own, best))
                + AwsOpinion.contradicting(run, goal, own.variant(), own.memoryMb()).map(_ -> AwsOpinion.WARNING)
                        .orElse("");
    }

    private String without() {
        List<String> open = choices(coldShare, variant -> code.keeps(run, variant)).stream()
                .filter(choice -> choice.open().isPresent()).map(Choice::variant).toList();
        String own = open.isEmpty() ? "No variant here that keeps your code can " + goal.words() + "."
                : "This run can't tell whether " + String.join(" or ", open) + " can " + goal.words()
                        + ": it needs more environments (./jbang race --resume RUN --more N).";
        return own + cheapest().map(best -> " With a rewrite, " + best.name() + " can. Lambda then costs "
                + new Usd(best.lambda().usd()) + " per month.").orElse(" No other variant here can either.");
    }

    /** What going from one to the other saves, and after how long a day's work is repaid. */
    private String instead(Cost own, Cost best) {
        double usd = own.lambda().usd() - best.lambda().usd();
        Optional<Interval> sure = BillInterval.ofDifference(own, best, run.summary());
        if (sure.isEmpty())
            return "%s costs %s less per month, but this run can't tell how certain that is.".formatted(best.name(),
                    new Usd(usd));
        if (sure.get().low() <= 0)
            return "The bill for %s isn't measurably different, so this run gives no reason for a rewrite."
                    .formatted(best.name());
        long months = (long) Math.ceil(RunReport.DEVELOPER_DAY_USD / usd);
        return ("%s would save %s per month (95 %% interval: %s to %s). This saving pays for one developer-day at %s "
                + "after %,d %s.")
                .formatted(best.name(), new Usd(usd), new Usd(sure.get().low()), new Usd(sure.get().high()),
                        new Usd(RunReport.DEVELOPER_DAY_USD), months, months == 1 ? "month" : "months");
    }

    private Optional<Cost> best(double share, Predicate<String> which) {
        return Choice.best(choices(share, which)).map(Choice.Cheapest::cost);
    }

    private List<Choice> choices(double share, Predicate<String> which) {
        return Choice.perVariant(run.summary(), costs(share), goal).stream()
                .filter(choice -> which.test(choice.variant())).toList();
    }

    private Costs costs(double share) {
        return Costs.of(run.summary(), Prices.published(),
                Assumptions.usual(run.architecture()).withCalls(calls).withColdShare(share));
    }

    private List<List<String>> rows() {
        return Stream.concat(SHARES.stream(), Stream.of(coldShare)).distinct().sorted().map(this::row).toList();
    }

    private List<String> row(double share) {
        Optional<Cost> own = best(share, variant -> code.keeps(run, variant)),
                best = best(share, variant -> Kept.candidate(run, variant));
        return List.of(percent(share) + (share == coldShare ? ", yours" : ""), own.map(Cost::name).orElse("–"),
                own.map(cost -> "%,.2f".formatted(cost.lambda().usd())).orElse("–"), best.map(Cost::name).orElse("–"),
                own.flatMap(mine -> best.map(other -> difference(mine, other))).orElse("–"));
    }

    /** Small shares too: {@code 0.01 %}. */
    private static String percent(double share) {
        return new BigDecimal(100 * share).round(new MathContext(3)).stripTrailingZeros().toPlainString() + " %";
    }

    private String difference(Cost own, Cost best) {
        if (own.name().equals(best.name())) return "the same";
        Optional<Interval> sure = BillInterval.ofDifference(own, best, run.summary());
        String usd = "%,.2f".formatted(own.lambda().usd() - best.lambda().usd());
        return sure.map(of -> of.low() <= 0 ? "can't tell" : usd + " (%,.2f to %,.2f)".formatted(of.low(), of.high()))
                .orElse(usd + ", can't tell how certain");
    }

    private String caption() {
        return "%,d calls per month; Lambda's part of the bill; %s".formatted(calls, run.conditions());
    }

    @Override
    public String html() {
        return Html.bar(Html.Kind.NOTE, "Your decision", goal.toString(), sentence())
                + Html.table(caption(), HEAD, rows(), List.of(2));
    }

    @Override
    public String text() {
        return "Your decision · " + goal + ". " + sentence() + "\n" + caption() + "\n" + Html.plain(HEAD, rows());
    }
}
