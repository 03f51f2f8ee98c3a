package lab.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Calls of several functions in turn, so that whatever happens to the machine happens to all of them alike. */
public final class InTurn {

    private static final int PERIOD_MS = 125;

    private InTurn() {}

    /**
     * One call every {@value PERIOD_MS} ms, first the one function, then the other, and so on.
     *
     * @param times    calls of each
     * @param halfTime what happens when half of them are done
     * @return one group of calls per function, in the order of {@code functions}
     */
    public static List<Calls> paced(int times, Runnable halfTime, Deployed... functions) {
        int half = Scale.times(times) * functions.length / 2;
        long start = System.nanoTime();
        return rounds("calls in turn", times, functions, (i, function) -> {
            if (i == half) halfTime.run();
            Wait.untilMs(start, (long) i * PERIOD_MS);
            return function.invoke();
        });
    }

    /**
     * Forced cold starts: one of each function, then the next of each, and so on.
     *
     * @param times cold starts of each
     * @return one group of calls per function, in the order of {@code functions}
     */
    public static List<Calls> cold(int times, Deployed... functions) {
        return rounds("cold starts in turn", times, functions, (i, function) -> function.cold());
    }

    /** Makes the i-th call of all. */
    private interface Turn {
        Call call(int i, Deployed function);
    }

    private static List<Calls> rounds(String what, int times, Deployed[] functions, Turn turn) {
        return InACell.run(() -> {
            int all = Scale.times(times) * functions.length;
            List<List<Call>> calls = IntStream.range(0, functions.length).<List<Call>>mapToObj(_ -> new ArrayList<>()).toList();
            try (CellProgress progress = new CellProgress(what, all)) {
                for (int i = 0; i < all; i++) {
                    calls.get(i % functions.length).add(turn.call(i, functions[i % functions.length]));
                    progress.done(i + 1);
                }
            }
            return IntStream.range(0, functions.length).mapToObj(i -> new Calls(functions[i].name(), calls.get(i))).toList();
        });
    }
}
