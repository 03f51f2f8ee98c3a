package lab.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import lab.run.stats.EnvironmentInterval;

/** What the ratios of {@link Neighbours} say, in words. */
record Sharing(List<BenchFigure> ratios) {

    static final String UNIT = "times";
    private static final String BESIDE = ": beside others over alone";

    /** Those of a bench's figures that are such ratios. */
    static Sharing of(List<BenchFigure> figures) {
        return new Sharing(figures.stream().filter(each -> each.name().endsWith(BESIDE)).toList());
    }

    /** {@code java-jvm, calls 2–50, p95: beside others over alone}. */
    static String name(String variant, int from, int to, double q) {
        return "%s, calls %d–%d, p%.0f".formatted(variant, from, to, 100 * q) + BESIDE;
    }

    /** One sentence for each ratio whose interval leaves out 1, then the verdict. */
    List<String> sentences() {
        if (ratios.stream().anyMatch(each -> each.n() < EnvironmentInterval.FEWEST))
            return List
                    .of("With fewer than %d repetitions, there is no verdict.".formatted(EnvironmentInterval.FEWEST));
        List<String> sentences = new ArrayList<>();
        List<BenchFigure> shifted = ratios.stream().filter(each -> each.interval().tellsApart())
                .sorted(Comparator.comparingDouble(each -> -Math.abs(Math.log(each.value())))).toList();
        shifted.forEach(
                each -> sentences.add("Sharing the cores multiplies %s by %s.".formatted(what(each), each.text())));
        if (shifted.isEmpty())
            sentences.add("Sharing the cores makes no measurable difference.%s".formatted(unseen()));
        else sentences.add(("The intervals of %d of %d ratios exclude 1; by chance alone, about one in twenty would. "
                + "%s")
                .formatted(shifted.size(), ratios.size(), verdict(shifted)));
        return sentences;
    }

    /** More shifts than chance explains, and in the direction that sharing a processor has. */
    private String verdict(List<BenchFigure> shifted) {
        long slower = shifted.stream().filter(each -> each.value() > 1).count();
        boolean more = slower > Math.max(1, Math.round(ratios.size() / 20.0));
        if (ratios.stream().allMatch(each -> each.condition().contains(Neighbours.JVMS_ONLY)))
            return more ? "So JVM variants that share the cores slow each other down."
                    : "So the bench doesn't show that JVM variants slow each other down.";
        return more
                ? "That is why a race runs JVM variants, which still compile while they answer, separately from other "
                        + "variants."
                : "So there is no reason to run cells separately.";
    }

    private String unseen() {
        OptionalDouble share = ratios.stream().mapToDouble(each -> each.interval().smallestDifference())
                .filter(Double::isFinite).max();
        return share.isEmpty() ? "" : String.format(Locale.ROOT,
                " With 80 %% power, each ratio would show a shift of %.0f %% or more.",
                Math.ceil(100 * share.getAsDouble()));
    }

    private static String what(BenchFigure figure) {
        String[] parts = figure.name().replace(BESIDE, "").split(", ");
        return "the %s of %s's %s".formatted(parts[2], parts[0], parts[1]);
    }
}
