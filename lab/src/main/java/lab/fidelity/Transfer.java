package lab.fidelity;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.chart.Findings;
import lab.cost.MemorySize;
import lab.run.summary.Metric;

/**
 * Which results of a run also hold on AWS and which do not, in sentences. The figures in them come from the run and
 * from what others published: the order, the shape over memory, the first call at a small CPU share, and ratios.
 */
public record Transfer(Fidelity fidelity) {

    /** Beyond this factor between its largest and smallest memory size a figure counts as falling with memory. */
    private static final double FALLS = 3;
    /** Up to this factor between here and AWS two shapes count as the same. */
    private static final double ALIKE = 1.5;

    /** Two lists for a page of docs/. */
    public String markdown() {
        return "**What transfers, as far as this run shows**\n\n" + list(transfers()) + "\n**What doesn't "
                + "transfer**\n\n"
                + list(fails());
    }

    private static String list(List<String> sentences) {
        return sentences.stream().map(sentence -> "- " + sentence + "\n").collect(joining());
    }

    private List<String> transfers() {
        List<String> sentences = new ArrayList<>();
        of(Metric.INIT).ifPresent(init -> {
            Ranks ranks = init.ranks();
            if (Double.isNaN(ranks.spearman())) return;
            sentences.add("%s by INIT%s: Spearman's ρ is %s over %d rows (p = %s).".formatted(
                    Reversed.of(init.pairs()).isEmpty() ? "The order" : "Most of the order",
                    ranks.told() ? "" : ", although chance may explain it", Agreement.two(ranks.spearman()),
                    init.pairs().size(), Agreement.p(ranks.chance())));
        });
        shapes().stream().filter(shape -> shape.falls() && shape.alike()).map(Shape::sentence).forEach(sentences::add);
        List<Shape> flat = shapes().stream().filter(shape -> shape.metric() == Metric.INIT).toList();
        if (!flat.isEmpty())
            sentences.add("INIT hardly depends on memory: it changes by a factor of at most %s here and %s on AWS."
                    .formatted(Agreement.two(most(flat.stream().map(Shape::here).toList())),
                            Agreement.two(most(flat.stream().map(Shape::aws).toList()))));
        return sentences;
    }

    private List<String> fails() {
        List<String> sentences = new ArrayList<>();
        of(Metric.INIT).map(Agreement::pairs).filter(pairs -> !Reversed.of(pairs).isEmpty())
                .ifPresent(pairs -> sentences.add("The order by INIT for %d of %d pairs of variants: %s.".formatted(
                        Reversed.of(pairs).size(), Reversed.compared(pairs), Reversed.sentence(Reversed.of(pairs)))));
        for (Agreement one : fidelity.agreements()) {
            if (!one.comparable()) continue;
            one.inside().ifPresent(rows -> sentences.add(
                    "Milliseconds (%s): %s rows are within the range of AWS's daily figures.".formatted(one.what(),
                            rows)));
            one.worst().ifPresent(worst -> sentences.add(
                    ("Ratios (%s): a variant's time divided by that of %s typically differs from AWS's ratio by a "
                            + "factor of %s, and at most by a factor of %s (%s at %s).")
                            .formatted(one.what(), one.yardstick(), Agreement.two(one.error()),
                                    Agreement.two(worst.error()), worst.variant(),
                                    new MemorySize(worst.memoryMb()))));
        }
        shapes().stream().filter(shape -> shape.falls() && !shape.alike()).map(Shape::sentence)
                .forEach(sentences::add);
        return sentences;
    }

    private Optional<Agreement> of(Metric metric) {
        return fidelity.agreements().stream().filter(one -> one.comparable() && one.metric() == metric).findFirst();
    }

    /** One figure of a variant at its smallest and at its largest memory size. */
    private record Shape(String variant, Metric metric, String what, Pair small, Pair large) {

        /** How many times the figure at the largest size it is at the smallest. */
        double here() {
            return small.here().value() / large.here().value();
        }

        double aws() {
            return small.aws().value() / large.aws().value();
        }

        boolean falls() {
            return aws() >= FALLS;
        }

        boolean alike() {
            return Math.abs(Math.log(here() / aws())) <= Math.log(ALIKE);
        }

        String sentence() {
            return ("The effect of memory on %s (%s): the value at %s is %s times the value at %s here, and %s times "
                    + "on AWS (at %s: %s ms here, %s ms on "
                    + "AWS).").formatted(variant, what, new MemorySize(small.memoryMb()),
                            Findings.times(here()), new MemorySize(large.memoryMb()), Findings.times(aws()),
                            new MemorySize(small.memoryMb()), ms(small.here().value()), ms(small.aws().value()));
        }

        private static String ms(double value) {
            return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
        }
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (Agreement one : fidelity.agreements())
            if (one.comparable())
                one.pairs().stream().map(Pair::variant).distinct().forEach(variant -> shape(one, variant, shapes));
        return shapes;
    }

    private static void shape(Agreement one, String variant, List<Shape> shapes) {
        List<Pair> own = one.pairs().stream().filter(pair -> pair.variant().equals(variant))
                .sorted(Comparator.comparing(Pair::memoryMb)).toList();
        Pair small = own.getFirst(), large = own.getLast();
        if (small.memoryMb() < large.memoryMb())
            shapes.add(new Shape(variant, one.metric(), one.what(), small, large));
    }

    private static double most(List<Double> factors) {
        return factors.stream().mapToDouble(factor -> Math.max(factor, 1 / factor)).max().orElseThrow();
    }
}
