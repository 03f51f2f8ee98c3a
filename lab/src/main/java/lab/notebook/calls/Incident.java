package lab.notebook.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lab.notebook.cell.CellProgress;
import lab.notebook.cell.InACell;
import lab.notebook.cell.Scale;
import lab.notebook.cell.Wait;
import lab.notebook.view.Html;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.run.stats.Percentiles;
import locallambda.report.Report;

/**
 * A real incident on this machine: the same function under two kinds of traffic. Notebook 10 shows only the logs of the
 * incident.
 *
 * @param before the platform's log of a quiet hour, one REPORT line per call
 * @param after  the same log of the hour of the incident
 */
public record Incident(List<String> before, List<String> after) implements Shown {

    private static final int CALLS = 80;
    private static final int BURST = 4;

    /**
     * Makes steady calls first, then bursts of simultaneous calls. The pause before each burst is so long that no
     * environment is left.
     */
    public static Incident of(DeployedFunction function) {
        return InACell.run(() -> happen(function));
    }

    private static Incident happen(DeployedFunction function) throws Exception {
        function.invoke(5);
        List<String> before = lines(function.paced(CALLS / 2).all());
        List<Call> after = new ArrayList<>();
        int bursts = Scale.times(CALLS / 16);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                CellProgress progress = new CellProgress("the hour in question", bursts)) {
            for (int burst = 0; burst < bursts; burst++) {
                function.endEnvironments();
                List<Callable<Call>> together =
                        IntStream.range(0, BURST).mapToObj(i -> (Callable<Call>) function::invoke).toList();
                for (Future<Call> call : callers.invokeAll(together)) after.add(call.get());
                for (int i = 0; i < 2 * BURST; i++) {
                    Wait.ms(200);
                    after.add(function.invoke());
                }
                progress.done(burst + 1);
            }
        }
        return new Incident(before, lines(after));
    }

    private static List<String> lines(List<Call> calls) {
        return calls.stream().map(Call::reportLine).toList();
    }

    /** How the cell called the function and how that changed the p95, for learners who have found the cause. */
    public Shown story() {
        double quiet = p95(before), then = p95(after);
        return new Note("What happened", ("The function's code and memory size did not change, but its callers did. "
                + "Before ten o'clock, one client made a call every quarter of a second, and each call used the same "
                + "environment. After ten o'clock, the same thing happened again and again: there was such a long "
                + "pause that Lambda ended every environment, and then %d clients called at the same moment. The p95 "
                + "rose from %.0f ms to %.0f ms, which is %.0f times as long.")
                .formatted(BURST, quiet, then, then / quiet));
    }

    /** On the platform's clock, INIT included, ms. */
    private static double p95(List<String> lines) {
        return Percentiles.of(lines.stream().map(Report::parse).flatMap(Optional::stream)
                .mapToDouble(report -> report.start().beforeMs() + report.durationMs()).toArray(), 0.95);
    }

    @Override
    public String html() {
        return Html.pre(text());
    }

    @Override
    public String text() {
        return "before: " + before.size() + " calls, e.g.\n" + before.getLast().strip() + "\nafter: " + after.size()
                + " calls, e.g.\n" + after.getLast().strip();
    }
}
