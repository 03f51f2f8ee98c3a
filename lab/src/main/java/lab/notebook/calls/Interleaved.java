package lab.notebook.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import lab.notebook.cell.CellProgress;
import lab.notebook.cell.Scale;
import lab.notebook.cell.Wait;

/** Interleaves the calls of several functions, so that whatever happens to the machine affects all of them alike. */
public final class Interleaved {

    private static final int PERIOD_MS = 125;

    private Interleaved() {}

    /**
     * Makes one call every {@value PERIOD_MS} ms, and calls the functions in turn.
     *
     * @param times    how many calls each function gets
     * @param halfTime what to run when half of the calls are done
     * @return one group of calls per function, in the order of {@code functions}
     */
    public static List<Calls> paced(int times, Runnable halfTime, DeployedFunction... functions) {
        return interleave("calls in turn", times, PERIOD_MS, halfTime, List.of(functions), DeployedFunction::invoke);
    }

    /** The same with an event, and nothing at half-time. */
    public static List<Calls> paced(int times, String event, List<DeployedFunction> functions) {
        return interleave("calls in turn", times, PERIOD_MS, () -> {}, functions, function -> function.invoke(event));
    }

    /** Forces cold starts of the functions in turn. */
    public static List<Calls> cold(int times, List<DeployedFunction> functions) {
        return interleave("cold starts in turn", times, 0, () -> {}, functions, DeployedFunction::cold);
    }

    private static List<Calls> interleave(String what, int times, int periodMs, Runnable halfTime,
            List<DeployedFunction> functions, Function<DeployedFunction, Call> one) {
        int n = Scale.times(times), each = functions.size();
        int period = functions.stream().allMatch(DeployedFunction::recorded) ? 0 : periodMs;
        List<List<Call>> calls = IntStream.range(0, each).<List<Call>>mapToObj(_ -> new ArrayList<>()).toList();
        long start = System.nanoTime();
        try (CellProgress progress = new CellProgress(what, n * each)) {
            for (int i = 0; i < n * each; i++) {
                if (i == n * each / 2) halfTime.run();
                Wait.untilMs(start, (long) i * period);
                calls.get(i % each).add(one.apply(functions.get(i % each)));
                progress.done(i + 1);
            }
        }
        return IntStream.range(0, each).mapToObj(i -> new Calls(functions.get(i).name(), calls.get(i))).toList();
    }
}
