package lab.deck;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lab.chart.Findings;
import lab.run.summary.Summary.Row;

/**
 * Compares variants with a base: which are measurably faster, which are slower, and which show no measurable
 * difference.
 *
 * @param base the base's row
 * @param rows the same metric of the others
 */
record Against(Row base, List<Row> rows) {

    /** The names of those that are measurably faster, the fastest first; {@code none} if there are none. */
    String faster() {
        String names = names(this::isFaster);
        return names.isEmpty() ? "none" : names;
    }

    /**
     * Up to three sentences: {@code Measurably faster than java-jvm: java-aot. No measurable difference: java-tuned.
     * Slower: java-snapstart.}
     */
    String sentences() {
        return Stream
                .of(sentence("Measurably faster than " + base.variant(), this::isFaster),
                        sentence("No measurable difference", row -> Findings.tied(base, row)),
                        sentence("Slower", row -> !Findings.tied(base, row) && row.p50() > base.p50()))
                .filter(sentence -> !sentence.isEmpty()).collect(joining(" "));
    }

    private boolean isFaster(Row row) {
        return !Findings.tied(base, row) && row.p50() < base.p50();
    }

    private String sentence(String what, Predicate<Row> which) {
        String names = names(which);
        return names.isEmpty() ? "" : what + ": " + names + ".";
    }

    private String names(Predicate<Row> which) {
        return rows.stream().filter(row -> !row.variant().equals(base.variant())).filter(which)
                .sorted((a, b) -> Double.compare(a.p50(), b.p50())).map(Row::variant).collect(joining(", "));
    }
}
