package lab.stage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.run.summary.Metric;
import lab.run.summary.Summary;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;

/** Who won, from the run's summary: the smallest median first. Empty where a run measured none. */
public record StageResult(List<Place> cold, List<Place> warm) {

    /**
     * @param median in ms
     * @param close  whether this run can't distinguish it from the first (95 % interval of the ratio of the medians)
     */
    public record Place(String lane, double median, long n, boolean close) {}

    /** @param memoryMb 0 for unlimited */
    public static StageResult of(Summary summary, List<String> lanes, int memoryMb) {
        return new StageResult(places(summary, lanes, memoryMb, Kind.COLD, Metric.COLD),
                places(summary, lanes, memoryMb, Kind.WARM, Metric.HANDLER));
    }

    /** In a sentence for the terminal. */
    public String words() {
        return words("cold start", cold) + " " + words("warm call", warm);
    }

    private static List<Place> places(Summary summary, List<String> lanes, int memoryMb, Kind start, Metric metric) {
        List<Row> rows =
                lanes.stream().map(lane -> summary.row(lane, memoryMb, start, metric)).flatMap(Optional::stream)
                        .sorted(Comparator.comparingDouble(Row::p50)).toList();
        return rows.stream().map(row -> new Place(row.variant(), row.p50(), row.n(),
                row != rows.getFirst() && !row.over(rows.getFirst()).tellsApart())).toList();
    }

    private static String words(String what, List<Place> places) {
        if (places.isEmpty()) return "No " + what + " was measured.";
        String close = places.stream().filter(Place::close).map(Place::lane).collect(Collectors.joining(", "));
        return "Fastest %s: %s, median %.1f ms (n = %d)%s.".formatted(what, places.getFirst().lane(),
                places.getFirst().median(), places.getFirst().n(),
                close.isEmpty() ? "" : "; no measurable difference from " + close);
    }
}
