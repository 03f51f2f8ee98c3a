package lab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import lab.run.record.Cell;

/**
 * One axis of a panel: where a value lies on it and which values are marked.
 *
 * @param title what it shows with its unit; says so if it is logarithmic
 * @param min   position of its lower end, see {@link #at}
 * @param max   position of its upper end
 * @param each  whether every mark needs its label, on two lines if one is too short
 */
public record Axis(String title, double min, double max, boolean logarithmic, boolean each, List<Tick> ticks) {

    /** @param position as {@link #at} gives it */
    record Tick(double position, String label) {}

    /** Where {@code value} lies between {@link #min} and {@link #max}. */
    double at(double value) {
        return logarithmic ? Math.log10(value) : value;
    }

    /** From zero to a little above {@code max}, with at most {@code marks} round values marked. */
    public static Axis fromZero(String title, double max, int marks, DoubleFunction<String> label) {
        double step = roundStep((max > 0 ? max : 1) / marks);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= max * 1.02; i++) ticks.add(new Tick(i * step, label.apply(i * step)));
        return new Axis(title, 0, Math.max(max * 1.03, ticks.getLast().position()), false, false, ticks);
    }

    /**
     * From a little below {@code min} to a little above {@code max}: for points, whose distance from zero does not
     * matter.
     */
    static Axis around(String title, double min, double max, int marks, DoubleFunction<String> label) {
        double span = max > min ? max - min : max, low = Math.max(0, min - 0.12 * span), high = max + 0.12 * span;
        double step = roundStep((high - low) / marks);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++)
            ticks.add(new Tick(i * step, label.apply(i * step)));
        return new Axis(title, low, high, false, false, ticks);
    }

    /**
     * From a little below {@code min} to a little above {@code max}, with 1, 2 and 5 of each decade marked, or 1 if
     * there are many.
     */
    static Axis log(String title, double min, double max, DoubleFunction<String> label) {
        double low = Math.log10(min) - 0.06, high = Math.log10(max) + 0.08;
        int[] marks = high - low > 2.3 ? new int[] {1} : new int[] {1, 2, 5};
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(low); decade <= high; decade++)
            for (int mark : marks) {
                double value = mark * Math.pow(10, decade), position = Math.log10(value);
                if (position >= low && position <= high) ticks.add(new Tick(position, label.apply(value)));
            }
        return new Axis(title + " (logarithmic)", low, high, true, false, ticks);
    }

    /** Memory sizes in MB on a logarithmic scale, each of them marked. */
    public static Axis memory(List<Integer> sizesMb) {
        List<Tick> ticks = sizesMb.stream().map(mb -> new Tick(memory(mb), mb == 0 ? "unlimited" : "" + mb)).toList();
        double low = ticks.getFirst().position(), high = ticks.getLast().position(),
                margin = Math.max(0.06 * (high - low), 0.03);
        return new Axis("memory size, MB (logarithmic)", low - margin, high + margin, true, true, ticks);
    }

    /** Where a memory size lies on that scale; 0 stands for unlimited. */
    public static double memory(int memoryMb) {
        return Math.log10(Cell.deployedMb(memoryMb));
    }

    /** One row for each name, the first on top: it lies at 0, the next at -1. */
    static Axis rows(List<String> names) {
        List<Tick> ticks = IntStream.range(0, names.size()).mapToObj(i -> new Tick(-i, names.get(i))).toList();
        return new Axis("", 0.45 - names.size(), 0.55, false, true, ticks);
    }

    /** A plain number without digits it does not need. */
    public static String plain(double value) {
        String text = String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : "%.3f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static double roundStep(double atLeast) {
        double decade = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double mark : new double[] {1, 2, 5}) if (mark * decade >= atLeast * 0.999) return mark * decade;
        return 10 * decade;
    }
}
