package lab.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lab.chart.BestKnown;
import lab.chart.Findings;
import lab.cost.BillInterval;
import lab.cost.Choice;
import lab.cost.Cost;
import lab.cost.Goal;
import lab.cost.GoalVerdict.Undecided;
import lab.cost.Usd;
import lab.published.AwsOpinion;
import lab.run.Run;
import lab.run.record.RunRecord;
import lab.run.stats.Interval;

/** A run's answer to "Should my Lambda be Java?": whether it can be, how certain that is, and what it costs. */
record JavaAnswer(Run run, Goal goal, List<Choice> choices) {

    String sentence() {
        return "Should my Lambda be Java? It must %s. Measured %s: %s".formatted(goal.words(),
                run.place().modelled() ? "on this machine" : "on AWS", verdict());
    }

    private String verdict() {
        if (choices.stream().map(Choice::variant).noneMatch(this::java)) return "no Java variant was measured.";
        Optional<Cost> java = cheapest(this::java), other = cheapest(variant -> !BestKnown.java(variant));
        if (java.isPresent()) return yes(java.get(), other);
        List<Choice> open = choices.stream().filter(choice -> java(choice.variant()) && choice.open().isPresent())
                .toList();
        String instead =
                other.map(cost -> " " + cost.name() + " can, and Lambda charges " + new Usd(cost.lambda().usd())
                        + " for 100 million calls.").orElse("");
        return open.isEmpty() ? "no, none of the Java variants in this run can." + instead
                : "this run can't tell whether " + Findings.anyOf(open.stream().map(Choice::variant).toList())
                        + " can." + open.stream().map(JavaAnswer::settles).collect(joining()) + instead;
    }

    private static String settles(Choice choice) {
        return choice.open().flatMap(Undecided::settles)
                .map(settles -> " For " + choice.variant() + ", " + settles + ".").orElse("");
    }

    private String yes(Cost java, Optional<Cost> other) {
        return "yes, as " + java.name() + " (" + goal.evidence(run.summary(), java.variant(), java.memoryMb())
                + ", 95 % intervals). " + other.map(cost -> bill(java, cost)).orElse(alone(java)) + contradicted(java);
    }

    private String alone(Cost java) {
        return "Lambda charges " + new Usd(java.lambda().usd()) + " for 100 million calls"
                + (choices.stream().allMatch(choice -> BestKnown.java(choice.variant())) ? "."
                        : ", and no other language meets the goal.");
    }

    private String bill(Cost java, Cost other) {
        double usd = java.lambda().usd() - other.lambda().usd();
        Optional<Interval> interval = BillInterval.ofDifference(java, other, run.summary());
        String than = "than " + other.name();
        if (interval.isEmpty())
            return "For 100 million calls, it costs %s %s %s, but this run can't tell how certain that is.".formatted(
                    new Usd(Math.abs(usd)), usd < 0 ? "less" : "more", than);
        double low = interval.get().low(), high = interval.get().high();
        if (low <= 0 && high >= 0)
            return ("Its bill is not measurably different from that of %s (95 %% interval: %s less to %s more for "
                    + "100 million calls).")
                    .formatted(other.name(), new Usd(-low), new Usd(high));
        return "For 100 million calls, it costs %s %s %s (95 %% interval %s to %s).".formatted(new Usd(Math.abs(usd)),
                usd < 0 ? "less" : "more", than, new Usd(Math.min(Math.abs(low), Math.abs(high))),
                new Usd(Math.max(Math.abs(low), Math.abs(high))));
    }

    private String contradicted(Cost java) {
        return AwsOpinion.contradicting(run, goal, java.variant(), java.memoryMb()).map(aws -> AwsOpinion.WARNING)
                .orElse("");
    }

    private Optional<Cost> cheapest(Predicate<String> which) {
        return Choice.best(choices.stream().filter(choice -> which.test(choice.variant())).toList())
                .map(Choice.Cheapest::cost);
    }

    /** Whether it is one of the ways to run Java; with a core in another language, it is not. */
    private boolean java(String variant) {
        return java(run, variant);
    }

    /** The same for a run. */
    static boolean java(Run run, String variant) {
        RunRecord.VariantRecord built = run.record().variants().get(variant);
        return BestKnown.java(variant) && (built == null || built.hybrid() == null);
    }
}
