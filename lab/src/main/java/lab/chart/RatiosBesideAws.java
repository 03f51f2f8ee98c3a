package lab.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import lab.cost.MemorySize;
import lab.published.AwsOpinion;
import lab.run.Run;

/** Ratios of two cold starts here and on AWS on one diagonal; ratios that contradict each other are labelled. */
final class RatiosBesideAws {

    static final String NAME = "beside-aws";
    private static final int MOST_NAMES = 6;

    private record Dot(String variant, AwsOpinion.Ratio ratio) {

        String name() {
            return variant + " / " + ratio.base();
        }

        /** How far it lies off the diagonal, as a logarithm. */
        double off() {
            return Math.abs(Math.log(ratio.here() / ratio.aws()));
        }
    }

    private RatiosBesideAws() {}

    /** Empty for a run on AWS, and where nobody has published a ratio of two of its variants. */
    static Optional<Picture> of(Run run) {
        if (!run.place().modelled()) return Optional.empty();
        List<Dot> dots = new ArrayList<>();
        for (String variant : run.variants())
            AwsOpinion.of(run, variant, run.reference()).ratios().forEach(ratio -> dots.add(new Dot(variant, ratio)));
        if (dots.isEmpty()) return Optional.empty();
        double[] all =
                dots.stream().flatMapToDouble(dot -> DoubleStream.of(dot.ratio().here(), dot.ratio().aws())).toArray();
        double min = DoubleStream.of(all).min().orElseThrow(), max = DoubleStream.of(all).max().orElseThrow();
        Axis x = Axis.log("ratio on AWS", min, max, Axis::plain), y = Axis.log("ratio here", min, max, Axis::plain);
        Panel panel = Panel.of("", x, y);
        panel.add(new Mark.Rule(new Ink.Quiet(), true, x.min(), y.min(), x.max(), y.max()));
        for (Dot dot : dots)
            panel.add(new Mark.Point(dot.variant(), dot.ratio().contradicts() ? 1 : 0.6, x.at(dot.ratio().aws()),
                    y.at(dot.ratio().here())));
        outliers(dots).forEach(dot -> panel.add(new Mark.Note(new Ink.Variant(dot.variant()),
                List.of(new Mark.Note.Spot(dot.name(), x.at(dot.ratio().aws()), y.at(dot.ratio().here()))))));
        return Optional.of(new Picture(NAME, new Words(title(dots),
                "Ratios of cold starts at " + new MemorySize(run.reference())
                        + ". On the dashed line, both agree.",
                run.caption("medians")), List.of(panel), 12));
    }

    private static String title(List<Dot> dots) {
        long against = dots.stream().filter(dot -> dot.ratio().contradicts()).count();
        return against == 0 ? "None of %d published AWS ratios contradicts ours".formatted(dots.size())
                : "%d of %d published AWS ratios contradict%s ours".formatted(against, dots.size(),
                        against == 1 ? "s" : "");
    }

    /** What contradicts, the furthest off first, each pair once. */
    private static List<Dot> outliers(List<Dot> dots) {
        List<Dot> named = new ArrayList<>();
        dots.stream().filter(dot -> dot.ratio().contradicts()).sorted(Comparator.comparingDouble(dot -> -dot.off()))
                .filter(dot -> named.stream().noneMatch(other -> other.name().equals(dot.name()))).forEach(named::add);
        return named.stream().limit(MOST_NAMES).toList();
    }
}
