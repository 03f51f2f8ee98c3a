package lab.exercise;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;
import lab.notebook.calls.Ladder;
import lab.run.stats.Interval;

/** The checks of notebook 03, Tune the plain JVM. */
final class Checks03 {

    /** A first call that takes more than this many times that of java-aot met much that its training had not. */
    private static final double LIKE_AOT = 1.5;

    /** Of the options that the exercise begins with: the layout of objects in memory, and the module graph. */
    private static final List<String> REFUSED = List.of("-XX:+UseCompactObjectHeaders", "--add-modules=java.sql");

    static final List<Check> CHECKS = List.of(
            new Check("03.1", "The smaller upload is what makes a cold start shorter.",
                    "That step saves most, and you took its saving within one measurement: what is loaded, "
                            + "verified and compiled counts, not what lies in the zip.",
                    Checks03::largest),
            new Check("03.2", "An option changes how the function runs, not whether its cache can be used.",
                    "The cache holds objects laid out in one way and one graph of modules: options that change either "
                            + "make it useless, the others do not touch it.",
                    Checks03::options),
            new Check("03.3", "A training run is a start of the program.",
                    "Your cache knows the way of an invocation: start and first call are both shorter than without it.",
                    Checks03::training));

    private Checks03() {}

    private static Optional<String> largest(Answer answer) {
        String said = answer.text();
        double saved = answer.given(1, Double.class);
        List<Ladder.Step> steps = Stream.of(answer.given(2, Ladder.class), answer.given(3, Ladder.class))
                .flatMap(ladder -> ladder.steps().stream()).toList();
        Optional<Ladder.Step> named = steps.stream().filter(step -> step.name().equals(said)).findFirst();
        if (named.isEmpty())
            return Optional.of("\"" + said + "\" is no step. Choose from "
                    + String.join(", ", steps.stream().map(Ladder.Step::name).toList()) + ".");
        Ladder.Step best = steps.stream().max(Comparator.comparingDouble(Ladder.Step::savedMs)).orElseThrow();
        if (named.get() != best)
            return Optional.of(
                    "Another step saved more. Read the column \"saved\" of both tables, not how much smaller "
                            + "something became.");
        if (saved == 0) return Optional.of("That is the step. Put the milliseconds beside it.");
        if (Math.abs(saved - best.savedMs()) <= 0.02 * best.savedMs()) return Optional.empty();
        return Optional.of(
                ("Expected: how many ms shorter the median cold start is than that of the row above, "
                        + "in the same table. Came: %.1f. From which two rows is it?")
                        .formatted(saved));
    }

    private static Optional<String> options(Answer answer) {
        List<String> kept = List.of(answer.text().split("\\s+"));
        Call call = answer.given(1, Call.class);
        if (kept.stream().anyMatch(option -> option.startsWith("-XX:AOT") || option.startsWith("-Xshare")))
            return Optional.of(
                    "That starts because it does without the cache. Keep the cache, and leave out what does "
                            + "not go with it.");
        if (call.failed())
            return Optional.of("The JVM refused the cache and ended (" + call.error()
                    + "). Which setting does the log of this start name?");
        Optional<String> missing = Stream.of(answer.given(2, String.class).split("\\s+"))
                .filter(option -> !kept.contains(option) && !REFUSED.contains(option)).findFirst();
        return missing
                .map(option -> "It starts, and " + option + " could have stayed: leave out only what the log names.");
    }

    private static Optional<String> training(Answer answer) {
        Calls own = answer.given(1, Ladder.class).calls("java-trained");
        Calls without = answer.given(1, Ladder.class).calls("java-tuned");
        Calls aot = answer.given(2, Ladder.class).calls("java-aot");
        if (own.get(0).failed())
            return Optional.of("The function did not start: " + own.get(0).error()
                    + ". Was a cache written? A training without an event starts nothing.");
        Interval ratio = Interval.ofRatio(own.values(Call::totalMs), without.values(Call::totalMs), 7);
        if (ratio.high() >= 1)
            return Optional.of(
                    "Expected: cold starts that are shorter than those of java-tuned. Came: %.2f to %.2f times as long."
                            .formatted(ratio.low(), ratio.high()));
        if (own.median(Call::durationMs) <= LIKE_AOT * aot.median(Call::durationMs)) return Optional.empty();
        return Optional.of(
                ("INIT gained, the handler's first call hardly: %.0f ms, and %.0f ms with java-aot's cache. "
                        + "Which classes does a call with {} need that your events never touched?")
                        .formatted(own.median(Call::durationMs), aot.median(Call::durationMs)));
    }
}
