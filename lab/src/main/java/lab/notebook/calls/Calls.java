package lab.notebook.calls;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import lab.run.stats.Interval;
import lab.run.stats.Percentiles;
import lab.run.summary.Estimate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Several invocations of one function, in their order; shows as a table. */
public record Calls(String function, List<Call> all) implements Shown, Iterable<Call> {

    private static final long SEED = 7;

    public Calls {
        all = List.copyOf(all);
    }

    /** Some calls side by side. */
    public static Calls of(Call... calls) {
        return new Calls(names(List.of(calls)), List.of(calls));
    }

    /** The function's name without its memory size. */
    String variant() {
        return function.replaceFirst("-\\d+$", "");
    }

    public int n() {
        return all.size();
    }

    public Call get(int i) {
        return all.get(i);
    }

    @Override
    public Iterator<Call> iterator() {
        return all.iterator();
    }

    /** One number of each call, e.g. {@code calls.values(Call::durationMs)}. */
    public double[] values(ToDoubleFunction<Call> what) {
        return all.stream().mapToDouble(what).toArray();
    }

    /** The median of one number; type 7, as all percentiles here. */
    public double median(ToDoubleFunction<Call> what) {
        return Percentiles.of(values(what), 0.5);
    }

    /** The median of one number with its 95 % interval. */
    public Estimate estimate(ToDoubleFunction<Call> what) {
        return new Estimate(median(what), Interval.ofMedian(values(what), SEED));
    }

    /** The largest value of one number. */
    public double max(ToDoubleFunction<Call> what) {
        return all.stream().mapToDouble(what).max().orElse(Double.NaN);
    }

    public Calls cold() {
        return new Calls(function, all.stream().filter(Call::cold).toList());
    }

    public Calls warm() {
        return new Calls(function, all.stream().filter(call -> !call.cold()).toList());
    }

    /** These calls and others, e.g. for one table of two functions. */
    public Calls and(Calls others) {
        List<Call> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Calls(names(both), both);
    }

    private static String names(List<Call> calls) {
        return String.join(", ", calls.stream().map(Call::function).distinct().toList());
    }

    /** One row per call; times in ms, memory in MB. */
    public Table table() {
        Table table = Table.create(function + " ("
                + all.stream().map(Call::source).distinct().reduce((a, b) -> a + "; " + b).orElse("no calls") + ")",
                IntColumn.create("call", java.util.stream.IntStream.rangeClosed(1, n()).toArray()),
                StringColumn.create("start", all.stream().map(
                        call -> call.report().start().kind() + (call.restored() ? ", restored (CRIU, local)" : ""))),
                DoubleColumn.create("init_ms", values(Call::initMs)),
                DoubleColumn.create("duration_ms", values(Call::durationMs)),
                LongColumn.create("billed_ms", all.stream().mapToLong(Call::billedMs).toArray()),
                IntColumn.create("memory_mb", all.stream().mapToInt(Call::memoryMb).toArray()),
                IntColumn.create("peak_mb", all.stream().mapToInt(Call::peakMb).toArray()));
        if (all.stream().map(Call::function).distinct().count() > 1)
            table.insertColumn(1, StringColumn.create("function", all.stream().map(Call::function)));
        return table;
    }

    @Override
    public String html() {
        return new TableView(table()).html();
    }

    @Override
    public String text() {
        return new TableView(table()).text();
    }
}
