package lab.notebook.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.notebook.cell.CannotRun;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import lab.run.stats.Interval;
import locallambda.system.Problem;

/**
 * Interleaved cold starts of several ways to run a function. Each way adds one step to the way before it.
 *
 * @param rungs the calls of each way, in the order of the steps
 */
public record Ladder(List<Calls> rungs) implements Shown {

    private static final long SEED = 7;
    private static final List<String> HEAD =
            List.of("step", "n", "INIT", "handler", "together", "saved", "ratio to the row above");

    /** One step: cold starts without it and with it. */
    public record Step(Calls before, Calls after) {

        /** The name of the function that includes this step. */
        public String name() {
            return after.variant();
        }

        /** How much shorter the median cold start became, ms; below 0 if it became longer. */
        public double savedMs() {
            return before.median(Call::totalMs) - after.median(Call::totalMs);
        }

        /** The ratio of the cold start with the step to the cold start without it, as an interval. */
        public Interval ratio() {
            return Interval.ofRatio(after.values(Call::totalMs), before.values(Call::totalMs), SEED);
        }
    }

    public static Ladder of(List<Calls> rungs) {
        return new Ladder(List.copyOf(rungs));
    }

    /** The steps from each row to the next. */
    public List<Step> steps() {
        return IntStream.range(1, rungs.size()).mapToObj(i -> new Step(rungs.get(i - 1), rungs.get(i))).toList();
    }

    /** The median cold start of one function, ms, INIT and handler together. */
    public double medianMs(String name) {
        return calls(name).median(Call::totalMs);
    }

    /** The cold starts of one function. */
    public Calls calls(String name) {
        return rungs.stream().filter(calls -> calls.variant().equals(name)).findFirst()
                .orElseThrow(() -> new CannotRun(new Problem("There is no row \"" + name + "\".",
                        "Choose from " + String.join(", ", rungs.stream().map(Calls::variant).toList()) + ".")));
    }

    @Override
    public String html() {
        return Html.table(caption(), HEAD, rows(), List.of(1, 2, 3, 4, 5, 6));
    }

    @Override
    public String text() {
        return caption() + "\n" + Html.plain(HEAD, rows());
    }

    private String caption() {
        List<Call> all = rungs.stream().flatMap(calls -> calls.all().stream()).toList();
        return "interleaved cold starts, medians in ms, platform's clock; "
                + String.join("; ", all.stream().map(Call::source).distinct().toList()) + "; "
                + String.join(", ", all.stream().map(call -> call.memoryMb() + " MB").distinct().toList());
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            Calls calls = rungs.get(i);
            List<String> row = new ArrayList<>(List.of(calls.variant(), "" + calls.n()));
            row.addAll(failure(calls).map(error -> List.of("–", "–", "–", "–", "did not start: " + error))
                    .orElseGet(() -> figures(calls)));
            if (row.size() < HEAD.size())
                row.addAll(
                        i == 0 || failure(rungs.get(i - 1)).isPresent() ? List.of("", "") : gain(steps().get(i - 1)));
            rows.add(row);
        }
        return rows;
    }

    /** How the first call that failed did; the times of such a call say nothing about a start. */
    private static Optional<String> failure(Calls calls) {
        return calls.all().stream().filter(Call::failed).map(Call::error).findFirst();
    }

    private static List<String> figures(Calls calls) {
        return Stream.<ToDoubleFunction<Call>>of(Call::initMs, Call::durationMs, Call::totalMs)
                .map(what -> TableView.number(calls.median(what))).toList();
    }

    private static List<String> gain(Step step) {
        Interval ratio = step.ratio();
        String range = String.format(Locale.ROOT, "%.2f–%.2f", ratio.low(), ratio.high());
        return List.of(TableView.number(step.savedMs()), ratio.tellsApart() ? range : "≈ " + range);
    }
}
