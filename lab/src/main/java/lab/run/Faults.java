package lab.run;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import lab.run.summary.Summary;
import locallambda.report.Start.Kind;

/**
 * The cells of a run in which measured calls failed. The variant of such a cell has no figures at that memory size,
 * because the times of its other calls say nothing about a function that does not work.
 */
public record Faults(List<Fault> all) {

    /**
     * One cell with errors.
     *
     * @param failed   requests without a valid answer
     * @param of       all measured requests
     * @param reason   the most frequent error
     * @param tooSmall whether the only reason is that the function does not fit into this memory, which is a result
     */
    public record Fault(Cell cell, long failed, long of, String reason, boolean tooSmall) {

        /** For a sentence: {@code rust at 512 MB, warm: 3 of 200 calls failed (timeout)}. */
        @Override
        public String toString() {
            return "%s, %s: %s".formatted(where(), cell.start(), brief());
        }

        /** Without the cell: {@code 3 of 200 calls failed (timeout)}. */
        public String brief() {
            return "%,d of %,d calls failed (%s)".formatted(failed, of, reason);
        }

        private String where() {
            return cell.variant() + (cell.memoryMb() == 0 ? "" : " at %,d MB".formatted(cell.memoryMb()));
        }
    }

    /** Takes the counts from the summary's requests without a valid answer, and the reasons from {@code cells}. */
    static Faults of(Summary summary, List<CellRecord> cells) {
        List<Fault> faults = new ArrayList<>();
        for (Row row : summary.rows())
            if (row.metric() == Metric.ERRORS && row.n() > 0) faults.add(fault(row, summary, cells));
        return new Faults(List.copyOf(faults));
    }

    private static Fault fault(Row errors, Summary summary, List<CellRecord> cells) {
        Cell cell = errors.cell();
        Map<String, Long> types = cells.stream().filter(one -> one.cell().equals(cell.name())).map(CellRecord::errors)
                .findFirst().orElse(Map.of());
        return new Fault(cell, errors.n(),
                Math.max(errors.n() + n(summary, cell, Metric.CLIENT), reported(summary, cell)),
                types.entrySet().stream().max(Entry.comparingByValue()).map(Entry::getKey)
                        .orElse(CellRecord.INVALID_ANSWER),
                types.keySet().equals(Set.of(CellRecord.OUT_OF_MEMORY)));
    }

    /** Measured calls with a REPORT line. The client's figures leave out the first calls after a cold start. */
    private static long reported(Summary summary, Cell cell) {
        return cell.start() == Kind.COLD ? n(summary, cell, Metric.COLD)
                : n(summary, cell, Metric.EARLY) + n(summary, cell, Metric.HANDLER);
    }

    private static long n(Summary summary, Cell cell, Metric metric) {
        return summary.row(cell.variant(), cell.memoryMb(), cell.start(), metric).map(Row::n).orElse(0L);
    }

    /** The summary without any figure of these variants at these sizes; the counts of errors stay. */
    Summary without(Summary summary) {
        return summary.where(row -> row.metric() == Metric.ERRORS || at(row.variant(), row.memoryMb()).isEmpty());
    }

    public Optional<Fault> at(String variant, int memoryMb) {
        return all.stream()
                .filter(fault -> fault.cell().variant().equals(variant) && fault.cell().memoryMb() == memoryMb)
                .findFirst();
    }

    /** Is there a fault other than too little memory? The race must report such a fault to the user. */
    public boolean serious() {
        return all.stream().anyMatch(fault -> !fault.tooSmall());
    }

    /** For a caption: the first fault with its count and reason, up to two more by name; empty without faults. */
    public Optional<String> brief() {
        if (all.isEmpty()) return Optional.empty();
        List<String> others = all.stream().skip(1).map(Fault::where).distinct()
                .filter(where -> !where.equals(all.getFirst().where())).toList();
        List<String> named = new ArrayList<>(List.of(all.getFirst().toString()));
        named.addAll(others.subList(0, Math.min(2, others.size())));
        return Optional.of("left out because of errors: " + String.join("; ", named)
                + (others.size() > 2 ? "; and %d more".formatted(others.size() - 2) : ""));
    }

    /** The sentence to print beside the figures of the other variants; empty without faults. */
    public Optional<String> sentence() {
        return all.isEmpty() ? Optional.empty()
                : Optional
                        .of("Left out because of errors: " + all.stream().map(Fault::toString).collect(joining("; ")));
    }
}
