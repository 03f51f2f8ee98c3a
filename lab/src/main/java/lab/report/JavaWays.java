package lab.report;

import static java.util.Comparator.comparingDouble;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lab.chart.BestKnown;
import lab.cost.BillInterval;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.GoalVerdict;
import lab.cost.MemorySize;
import lab.cost.Usd;
import lab.published.AwsOpinion;
import lab.published.AwsOpinion.Word;
import lab.run.Run;

/**
 * "Should my Lambda be Java?" for an audience: a title that answers yes, no or can't tell, and a line for each way to
 * run Java. Only intervals decide: a way meets the goal, or costs more than another language, if the run shows it.
 */
public record JavaWays(Run run, Goal goal, Costs costs, List<Choice> choices) {

    /** More rows are no table for a slide. */
    private static final int MOST = 6;

    /**
     * One way to run Java.
     *
     * @param size    where it is cheapest, or where it came nearest to the goal
     * @param verdict {@code yes}, {@code no} or {@code can't tell}
     * @param mark    the same as a word for style sheets: {@code yes}, {@code no} or {@code even}
     * @param settles {@code : 4 more environments} behind a verdict that can't tell; else empty
     * @param more    what its bill for 100 million calls adds to that of {@link #other}, with its interval
     * @param aws     whether published figures agree with the run
     */
    public record Way(String variant, String size, String verdict, String mark, String settles, String more,
            String aws) {}

    /** The ways that the run has, those that meet the goal first, the cheapest on top. */
    public List<Way> ways() {
        List<String> known = BestKnown.of(java().map(Choice::variant).toList(), Integer.MAX_VALUE);
        return java().sorted(Comparator.<Choice, Verdict>comparing(JavaWays::verdict)
                .thenComparingInt(choice -> known.indexOf(choice.variant()))).limit(MOST)
                .sorted(Comparator.<Choice, Verdict>comparing(JavaWays::verdict)
                        .thenComparingDouble(choice -> usd(cost(choice))))
                .map(this::way).toList();
    }

    /** {@code Locally yes, as java-native or java-snapstart-c1-primed}, {@code Locally no}, {@code We can't tell}. */
    public String title() {
        if (java().findAny().isEmpty()) return "This run didn't measure Java";
        List<String> met = met().stream().map(Cost::variant).toList();
        String here = run.place().modelled() ? "Locally" : "On AWS";
        if (met.size() > 2)
            return "%s yes, in %d of %d ways%s".formatted(here, met.size(), java().count(), opinion(met()));
        if (!met.isEmpty()) return "%s yes, as %s%s".formatted(here, String.join(" or ", met), opinion(met()));
        List<String> open = java().filter(JavaWays::open).map(Choice::variant).toList();
        return open.isEmpty() ? here + " no: no way to run Java meets the goal"
                : "We can't tell whether %s meets the goal".formatted(
                        open.size() > 2 ? "Java" : String.join(" or ", open));
    }

    /** A sentence that says whose bill the bills of the ways are compared with. */
    public String bill() {
        return other().map(cost -> String.format(Locale.ROOT,
                "Bills are compared with %s's total bill of $%,.0f.", cost.variant(), cost.whole().usd()))
                .orElse("No other language meets the goal.");
    }

    /** The cheapest of the other languages that meet the goal, by name and size. */
    public Optional<Cost> other() {
        return cheapest(choices.stream().filter(choice -> !BestKnown.java(choice.variant())));
    }

    /** The ways that meet the goal, the cheapest first. */
    List<Cost> met() {
        return java().filter(Choice.Cheapest.class::isInstance).map(choice -> ((Choice.Cheapest) choice).cost())
                .sorted(comparingDouble(cost -> cost.lambda().usd())).toList();
    }

    /** What published figures say about the ways of a "yes". */
    private String opinion(List<Cost> met) {
        if (!run.place().modelled()) return "";
        List<String> words = met.stream().map(java -> word(java.variant(), java.memoryMb())).toList();
        int agree = Collections.frequency(words, "agree"), disagree = Collections.frequency(words, "disagree");
        if (agree == words.size()) return "; published AWS figures agree";
        if (disagree == words.size()) return "; published AWS figures disagree";
        if (agree + disagree == 0) return "; nobody has published AWS figures";
        return "; published AWS figures agree for %d, disagree for %d".formatted(agree, disagree);
    }

    /** Is this one of the ways to run Java? With a core in another language it is not. */
    public boolean java(String variant) {
        return JavaAnswer.java(run, variant);
    }

    private Way way(Choice choice) {
        Cost cost = cost(choice);
        Verdict verdict = verdict(choice);
        String word = verdict == Verdict.CANT_TELL ? GoalVerdict.Undecided.WORD : verdict.style();
        String more = other().filter(_ -> verdict == Verdict.YES).map(other -> money(cost, other)).orElse("–");
        String settles = choice.open().flatMap(GoalVerdict.Undecided::brief).map(brief -> ": " + brief).orElse("");
        return new Way(choice.variant(), new MemorySize(cost.memoryMb()).toString(), word,
                verdict == Verdict.CANT_TELL ? "even" : word, settles, more, word(choice.variant(), cost.memoryMb()));
    }

    private String word(String variant, int memoryMb) {
        if (!run.place().modelled()) return "measured there";
        Word word = AwsOpinion.of(run, variant, memoryMb).word();
        return word == Word.AGREES ? "agree" : word == Word.DISAGREES ? "disagree" : "none";
    }

    private String money(Cost java, Cost other) {
        double usd = java.lambda().usd() - other.lambda().usd();
        String value = signed(usd);
        return BillInterval.ofDifference(java, other, run.summary())
                .map(sure -> "%s%s (%s to %s)".formatted(sure.low() <= 0 && sure.high() >= 0 ? "≈ " : "", value,
                        signed(sure.low()), signed(sure.high())))
                .orElse(value + " (no interval)");
    }

    private static String signed(double usd) {
        return (usd < 0 ? "−" : "+") + new Usd(Math.abs(usd));
    }

    private static Verdict verdict(Choice choice) {
        return choice instanceof Choice.Cheapest ? Verdict.YES : open(choice) ? Verdict.CANT_TELL : Verdict.NO;
    }

    private static boolean open(Choice choice) {
        return choice.open().isPresent();
    }

    /** Where the choice is cheapest; without one where variants are compared. */
    private Cost cost(Choice choice) {
        if (choice instanceof Choice.Cheapest cheapest) return cheapest.cost();
        return costs.find(choice.variant(), run.reference()).orElseGet(() -> costs.all().stream()
                .filter(cost -> cost.variant().equals(choice.variant())).findFirst().orElseThrow());
    }

    private static double usd(Cost cost) {
        return cost.lambda().usd();
    }

    private Stream<Choice> java() {
        return choices.stream().filter(choice -> java(choice.variant()));
    }

    private static Optional<Cost> cheapest(Stream<Choice> which) {
        return Choice.best(which.toList()).map(Choice.Cheapest::cost);
    }
}
