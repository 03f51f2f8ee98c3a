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
        int n = Scale.times(times);
        List<List<Call>> calls = IntStream.range(0, functions.length).<List<Call>>mapToObj(_ -> new ArrayList<>()).toList();
        long start = System.nanoTime();
        try (CellProgress progress = new CellProgress("calls in turn", n * functions.length)) {
            for (int i = 0; i < n * functions.length; i++) {
                if (i == n * functions.length / 2) halfTime.run();
                Wait.untilMs(start, (long) i * PERIOD_MS);
                calls.get(i % functions.length).add(functions[i % functions.length].invoke());
                progress.done(i + 1);
            }
        }
        return IntStream.range(0, functions.length).mapToObj(i -> new Calls(functions[i].name(), calls.get(i))).toList();
    }
}
