package lab.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import lab.cost.MemorySize;
import lab.run.Run;
import lab.run.WarmUp;
import lab.run.stats.SteadyState;

/**
 * How the duration of a call depends on the number of calls that its environment has answered: a line for each variant
 * through the medians of growing blocks of calls, faint dots for individual environments, and a tick where a variant is
 * steady. It begins with call 2: call 1 belongs to the cold start, and beside it all others would look alike.
 */
final class WarmUpCurve {

    /** Half the length of a tick, as a share of the vertical axis. */
    private static final double TICK = 0.06;

    private final Axis x, y;
    private final double unit;

    private WarmUpCurve(List<WarmUp> all) {
        double[] ms = all.stream().flatMapToDouble(WarmUpCurve::values).toArray();
        double max = DoubleStream.of(ms).max().orElseThrow(), min = DoubleStream.of(ms).min().orElseThrow();
        this.unit = min >= 1000 ? 1000 : 1;
        this.x = Axis.log("call number", 2, calls(all), Axis::plain);
        this.y = Axis.log(unit == 1 ? "ms" : "s", Math.max(min, 0.01) / unit, max / unit, Axis::plain);
    }

    /** @param all at least one */
    static Picture of(Run run, List<WarmUp> all) {
        WarmUpCurve chart = new WarmUpCurve(all);
        List<Panel> panels = new ArrayList<>();
        for (List<String> family : Families.of(all.stream().map(WarmUp::variant).toList())) {
            Panel panel = Panel.of("", chart.x, chart.y);
            all.stream().filter(one -> family.contains(one.variant())).forEach(one -> chart.draw(panel, one));
            panels.add(panel);
        }
        return new Picture("warm-up",
                new Words(Findings.warmUp(all),
                        "Handler duration at " + new MemorySize(all.getFirst().memoryMb())
                                + " from call 2 on (platform clock). Lines show medians, dots environments. From the "
                                + "tick on, a variant is steady (within " + Findings.percent(SteadyState.TOLERANCE)
                                + " of its final median).",
                        run.caption(counts(all))),
                panels, 17);
    }

    private void draw(Panel panel, WarmUp one) {
        List<WarmUp.Point> curve = curve(one);
        Ink ink = new Ink.Variant(one.variant());
        double[] at = curve.stream().mapToDouble(point -> x.at(point.block().middle())).toArray();
        double[] median = curve.stream().mapToDouble(point -> height(point.ms())).toArray();
        for (double[] environment : one.environments())
            panel.add(new Mark.Dots(ink, 0.35, 0.3, at,
                    curve.stream().mapToDouble(point -> height(point.block().median(environment))).toArray()));
        panel.add(new Mark.Line(one.variant(), at, median));
        panel.add(new Mark.End(ink, one.variant(), at[at.length - 1], median[median.length - 1]));
        double half = TICK * (y.max() - y.min());
        for (int i = 0; i < at.length; i++)
            if (one.steady().isPresent() && curve.get(i).block().first() == one.steady().getAsInt())
                panel.add(new Mark.Rule(ink, false, at[i], median[i] - half, at[i], median[i] + half));
    }

    private double height(double ms) {
        return y.at(Math.max(ms, 0.01) / unit);
    }

    private static DoubleStream values(WarmUp one) {
        return curve(one).stream().flatMapToDouble(
                point -> one.environments().stream().mapToDouble(point.block()::median));
    }

    private static List<WarmUp.Point> curve(WarmUp one) {
        return one.curve().stream().filter(point -> point.block().first() > 1).toList();
    }

    private static int calls(List<WarmUp> all) {
        return all.stream().mapToInt(WarmUp::calls).max().orElseThrow();
    }

    private static String counts(List<WarmUp> all) {
        int least = all.stream().mapToInt(one -> one.environments().size()).min().orElseThrow();
        int calls = all.stream().mapToInt(WarmUp::calls).min().orElseThrow();
        return "n = %d environments with %,d calls each".formatted(least, calls);
    }
}
