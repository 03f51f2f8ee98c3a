package lab.docs;

import static java.util.stream.Collectors.joining;
import static lab.run.summary.Metric.COLD;
import static lab.run.summary.Metric.HANDLER;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lab.run.Run;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * Which variants of a run reach two aims: a median cold start below that of {@code toBeat}, and a median warm call of
 * at most {@code times} times that of {@code toFollow}.
 *
 * @param times the highest allowed ratio of warm calls
 */
record Aims(Run run, int memoryMb, String toBeat, double times, String toFollow) {

    /**
     * Two sentences of Markdown. "Below" means that the intervals of both medians don't overlap. "Within" means that
     * the whole interval of their ratio is within the limit.
     */
    String text(List<String> variants) {
        Row beat = row(toBeat, Kind.COLD, COLD).orElseThrow(() -> missing(toBeat));
        Row follow = row(toFollow, Kind.WARM, HANDLER).orElseThrow(() -> missing(toFollow));
        String cold = those(variants,
                variant -> row(variant, Kind.COLD, COLD).filter(row -> row.high() < beat.low()).isPresent());
        String warm = those(variants, variant -> row(variant, Kind.WARM, HANDLER)
                .filter(row -> row.over(follow).high() <= times).isPresent());
        return ("At %d MB, these variants start faster than %s: %s. These variants answer warm calls within %s times "
                + "%s's time: %s.\n")
                .formatted(memoryMb, title(toBeat), cold, times, title(toFollow), warm);
    }

    private String those(List<String> variants, Predicate<String> reached) {
        String names =
                variants.stream().filter(reached).map(variant -> "*" + title(variant) + "*").collect(joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private String title(String variant) {
        return run.record().variants().get(variant).title();
    }

    private Optional<Row> row(String variant, Kind start, Metric metric) {
        return run.summary().row(variant, memoryMb, start, metric).filter(row -> row.n() > 0);
    }

    private Problem missing(String variant) {
        return new Problem(run.folder() + " has no figures for " + variant + " at " + memoryMb + " MB.",
                "Correct the comment above the sentence, or measure the variant.");
    }
}
