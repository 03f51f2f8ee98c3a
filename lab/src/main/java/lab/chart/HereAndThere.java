package lab.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lab.run.Run;
import lab.run.summary.Estimate;

/** The same figures on AWS and here, point by point, with the diagonal on which they would be equal. */
public final class HereAndThere {

    /** One variant at one memory size, both in ms; intervals may be NaN. */
    public record Dot(String variant, int memoryMb, Estimate aws, Estimate here) {}

    private HereAndThere() {}

    /**
     * @param finding  the title, in at most {@value Words#LONGEST} characters
     * @param subtitle what is measured and by whom
     * @param n        what stands behind the local points
     * @param panels   the dots of each metric, by its name
     */
    public static Picture of(Run run, String finding, String subtitle, String n, Map<String, List<Dot>> panels) {
        List<Panel> drawn = new ArrayList<>();
        panels.forEach((name, dots) -> drawn.add(panel(panels.size() > 1 ? name : "", dots)));
        return new Picture("fidelity", new Words(finding, subtitle, run.caption(n)), drawn, drawn.size() > 1 ? 15 : 19);
    }

    private static Panel panel(String title, List<Dot> dots) {
        double[] all =
                dots.stream().flatMapToDouble(dot -> DoubleStream.concat(ends(dot.aws()), ends(dot.here()))).toArray();
        double min = DoubleStream.of(all).min().orElseThrow(), max = DoubleStream.of(all).max().orElseThrow();
        Axis x = Axis.log("on AWS, ms", min, max, Axis::plain), y = Axis.log("here, ms", min, max, Axis::plain);
        Panel panel = Panel.of(title, x, y);
        panel.add(new Mark.Rule(new Ink.Quiet(), true, x.min(), y.min(), x.max(), y.max()));
        for (Dot dot : dots) {
            Ink ink = new Ink.Variant(dot.variant());
            double across = x.at(dot.aws().value()), up = y.at(dot.here().value());
            if (bounded(dot.aws()))
                panel.add(new Mark.Rule(ink, false, x.at(dot.aws().interval().low()), up,
                        x.at(dot.aws().interval().high()), up));
            if (bounded(dot.here()))
                panel.add(new Mark.Rule(ink, false, across, y.at(dot.here().interval().low()), across,
                        y.at(dot.here().interval().high())));
        }
        for (Dot dot : dots)
            panel.add(new Mark.Point(dot.variant(), 1, x.at(dot.aws().value()), y.at(dot.here().value())));
        labels(dots).forEach((variant, own) -> panel.add(new Mark.Note(new Ink.Variant(variant),
                Stream.concat(spots(own, x, y, true), spots(own, x, y, false)).toList())));
        return panel;
    }

    /** With the memory size, or without it where there is room for the name alone. */
    private static Stream<Mark.Note.Spot> spots(List<Dot> dots, Axis x, Axis y, boolean sized) {
        return dots.stream().map(dot -> new Mark.Note.Spot(dot.variant() + (sized ? " " + dot.memoryMb() : ""),
                x.at(dot.aws().value()), y.at(dot.here().value())));
    }

    private static Map<String, List<Dot>> labels(List<Dot> dots) {
        Map<String, List<Dot>> labels = new LinkedHashMap<>();
        for (Dot dot : dots) labels.computeIfAbsent(dot.variant(), variant -> new ArrayList<>()).add(dot);
        return labels;
    }

    private static DoubleStream ends(Estimate estimate) {
        Stream<Double> bounds =
                bounded(estimate) ? Stream.of(estimate.interval().low(), estimate.interval().high()) : Stream.empty();
        return DoubleStream.concat(DoubleStream.of(estimate.value()), bounds.mapToDouble(Double::doubleValue));
    }

    private static boolean bounded(Estimate estimate) {
        return estimate.interval().low() > 0 && Double.isFinite(estimate.interval().high());
    }
}
