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
 * @param rows rows of the other variants, with the same metric
 */
record Against(Row base, List<Row> rows) {

    /** The names of the variants that are measurably faster, the fastest first; {@code none} if there are none. */
    String faster() {
        List<String> names = names(this::isFaster);
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /**
     * Up to three sentences: {@code java-aot is measurably faster than java-jvm. java-tuned shows no measurable
     * difference from java-jvm. java-snapstart is slower than java-jvm.}
     */
    String sentences() {
        return Stream
                .of(sentence(this::isFaster, "is measurably faster than ", "are measurably faster than "),
                        sentence(row -> Findings.tied(base, row), "shows no measurable difference from ",
                                "show no measurable difference from "),
                        sentence(row -> !Findings.tied(base, row) && row.p50() > base.p50(), "is slower than ",
                                "are slower than "))
                .filter(sentence -> !sentence.isEmpty()).collect(joining(" "));
    }

    private boolean isFaster(Row row) {
        return !Findings.tied(base, row) && row.p50() < base.p50();
    }

    private String sentence(Predicate<Row> which, String one, String several) {
        List<String> names = names(which);
        if (names.isEmpty()) return "";
        if (names.size() == 1) return names.getFirst() + " " + one + base.variant() + ".";
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast() + " " + several
                + base.variant() + ".";
    }

    private List<String> names(Predicate<Row> which) {
        return rows.stream().filter(row -> !row.variant().equals(base.variant())).filter(which)
                .sorted((a, b) -> Double.compare(a.p50(), b.p50())).map(Row::variant).toList();
    }
}
