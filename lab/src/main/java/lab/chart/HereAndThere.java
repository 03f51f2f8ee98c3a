package lab.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
        String shared = shared(dots.stream().map(Dot::variant).distinct().toList());
        labels(dots).forEach((variant, own) -> panel.add(new Mark.Note(new Ink.Variant(variant),
                Stream.of(spots(own, x, y, dot -> variant + " " + dot.memoryMb()), spots(own, x, y, dot -> variant),
                        spots(own, x, y, dot -> shorter(variant, shared))).flatMap(each -> each).toList())));
        return panel;
    }

    /** With the memory size; without it, or without what all names begin with, where there is less room. */
    private static Stream<Mark.Note.Spot> spots(List<Dot> dots, Axis x, Axis y, Function<Dot, String> text) {
        return dots.stream().map(dot -> new Mark.Note.Spot(text.apply(dot), x.at(dot.aws().value()),
                y.at(dot.here().value())));
    }

    /** The words that all names begin with: {@code bench-quarkus}; empty if there are none. */
    private static String shared(List<String> names) {
        String shared = names.getFirst();
        while (!shared.isEmpty() && !names.stream().allMatch(begins(shared)))
            shared = shared.substring(0, Math.max(0, shared.lastIndexOf('-')));
        return shared;
    }

    private static Predicate<String> begins(String shared) {
        return name -> name.equals(shared) || name.startsWith(shared + "-");
    }

    private static String shorter(String name, String shared) {
        return shared.isEmpty() || name.equals(shared) ? name : "…" + name.substring(shared.length());
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
