package lab.exercise;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.explain.Explanation;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;
import lab.notebook.calls.Ladder;
import lab.notebook.deploy.Apart;
import lab.run.stats.Interval;

/** The checks of notebook 03, Tune the plain JVM. */
final class Checks03 {

    /** The options of the exercise that change the layout of objects in memory or the module graph. */
    private static final List<String> REFUSED = List.of("-XX:+UseCompactObjectHeaders", "--add-modules=java.sql");

    static final List<Check> CHECKS = List.of(
            new Check("03.1", "A cold start gets shorter because the upload gets smaller.",
                    "That step saves the most, and you compared it with a row from the same measurement. A cold "
                            + "start's time goes into loading, verifying and compiling classes. That time doesn't come "
                            + "from the size of the zip.",
                    Checks03::largest),
            new Check("03.2", "An option changes how the function runs, but not whether the JVM can use the cache.",
                    "The cache contains objects in one memory layout, and it belongs to one module graph. Options that "
                            + "change the layout or the graph make the cache unusable. The other options don't affect "
                            + "the cache.",
                    Checks03::options),
            new Check("03.3", "A training run only has to start the program.",
                    "Your cache contains the classes that an invocation needs, so INIT and the first invocation both "
                            + "got shorter.",
                    Checks03::training),
            new Check("03.4", "Without a jar, you save exactly what the jar costs.",
                    "You measured the function without the jar. But the JDK's client takes time too, so the saving "
                            + "differs from the cost of the jar in the table.",
                    Checks03::jar));

    private Checks03() {}

    private static Optional<String> largest(Answer answer) {
        String said = answer.text();
        double saved = answer.given(1, Double.class);
        List<Ladder.Step> steps = Stream.of(answer.given(2, Ladder.class), answer.given(3, Ladder.class))
                .flatMap(ladder -> ladder.steps().stream()).toList();
        Optional<Ladder.Step> named = steps.stream().filter(step -> step.name().equals(said)).findFirst();
        if (named.isEmpty())
            return Optional.of("The tables contain no step \"" + said + "\". Choose one of "
                    + String.join(", ", steps.stream().map(Ladder.Step::name).toList()) + ".");
        Ladder.Step best = steps.stream().max(Comparator.comparingDouble(Ladder.Step::savedMs)).orElseThrow();
        if (named.get() != best)
            return Optional.of(
                    "Another step saved more. Compare the \"saved\" columns in both tables, not the upload sizes.");
        if (saved == 0) return Optional.of("That is the correct step. Now add the milliseconds that it saves.");
        if (Math.abs(saved - best.savedMs()) <= 0.02 * best.savedMs()) return Optional.empty();
        return Optional.of(
                ("Expected: the median cold start in the row above, minus the step's own median cold start, in ms. "
                        + "Your answer: %.1f. Which two rows did you compare?")
                        .formatted(saved));
    }

    private static Optional<String> options(Answer answer) {
        List<String> kept = List.of(answer.text().split("\\s+"));
        Call call = answer.given(1, Call.class);
        if (kept.stream().anyMatch(option -> option.startsWith("-XX:AOT") || option.startsWith("-Xshare")))
            return Optional.of(
                    "An option in your answer changes how the JVM uses the cache. Remove that option, so that the "
                            + "cache stays in use. Then remove only those of the five options that don't fit the "
                            + "cache.");
        if (call.failed())
            return Optional.of("The JVM refused the cache and ended (" + call.error()
                    + "). Which setting does the log of this start name?");
        Optional<String> missing = Stream.of(answer.given(2, String.class).split("\\s+"))
                .filter(option -> !kept.contains(option) && !REFUSED.contains(option)).findFirst();
        return missing
                .map(option -> "The function starts, but you also removed " + option
                        + ", which doesn't affect the cache. Remove only the options whose settings the log names.");
    }

    private static Optional<String> training(Answer answer) {
        Calls own = answer.given(1, Ladder.class).calls("java-trained");
        Calls without = answer.given(1, Ladder.class).calls("java-tuned");
        Calls aot = answer.given(1, Ladder.class).calls("java-aot");
        if (own.get(0).failed())
            return Optional.of("The function did not start: " + own.get(0).error()
                    + ". Did the training run write a cache? Without an event, the training run doesn't start the "
                    + "function.");
        Interval ratio = Interval.ofRatio(own.values(Call::totalMs), without.values(Call::totalMs), 7);
        if (ratio.high() >= 1)
            return Optional.of(
                    ("Expected: cold starts that are shorter than those of java-tuned. With your cache, they take %.2f "
                            + "to %.2f times as long.")
                            .formatted(ratio.low(), ratio.high()));
        if (nearer(own.median(Call::durationMs), aot.median(Call::durationMs), without.median(Call::durationMs)))
            return Optional.empty();
        return Optional.of(
                ("INIT got shorter, but the first invocation hardly changed. It takes %.0f ms with your cache, and "
                        + "%.0f ms with java-aot's cache. A call with {} needs classes that your events never used. "
                        + "Which classes could they be?")
                        .formatted(own.median(Call::durationMs), aot.median(Call::durationMs)));
    }

    /**
     * Whether a time's ratio to the one is closer to 1 than its ratio to the other. A fixed ratio would judge how
     * restless the machine is: two equal caches were seen 1.8 times apart, where no cache takes five times as long.
     */
    private static boolean nearer(double time, double one, double other) {
        return Math.abs(Math.log(time / one)) < Math.abs(Math.log(time / other));
    }

    private static Optional<String> jar(Answer answer) {
        String said = answer.text();
        double saved = answer.given(1, Double.class);
        Apart apart = answer.given(2, Apart.class);
        Ladder.Step step = answer.given(3, Ladder.class).steps().getFirst();
        Optional<Explanation.Owner> named =
                apart.owners().stream().filter(owner -> owner.name().equals(said)).findFirst();
        if (named.isEmpty())
            return Optional.of("The table has no row named \"" + said
                    + "\". Copy the jar's name from the first column.");
        if (apart.ofTheSdk(named.get()) || !said.endsWith(".jar"))
            return Optional
                    .of("\"" + said + "\" costs time, but the function needs it. Find the most expensive jar that "
                            + "doesn't belong to the SDK.");
        Explanation.Owner most = apart.owners().stream()
                .filter(owner -> owner.name().endsWith(".jar") && !apart.ofTheSdk(owner)).findFirst().orElseThrow();
        if (named.get().cpuMs() < most.cpuMs())
            return Optional.of("Another jar that doesn't belong to the SDK costs more CPU time. Compare the figures in "
                    + "the cpu_ms column.");
        if (Math.abs(saved - step.savedMs()) <= 0.02) return Optional.empty();
        if (Math.abs(saved + step.savedMs()) <= 0.02)
            return Optional
                    .of("%.1f has the wrong sign. The saving is the time before the change minus the time after it."
                            .formatted(saved));
        return Optional
                .of(("Expected: by how many ms the JDK's client shortens the median cold start. Your answer: %.1f. "
                        + "Which column in the table that compares the two clients shows this "
                        + "saving?").formatted(saved));
    }
}
