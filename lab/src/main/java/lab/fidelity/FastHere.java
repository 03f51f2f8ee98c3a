package lab.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import lab.run.Faults.Fault;
import lab.run.Run;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.record.Reconcile;
import lab.run.summary.Metric;
import locallambda.report.Start.Kind;

/**
 * Answers the question that needs no figures from AWS: which of a run's figures are due to the variants, and which are
 * due to the machine's limits.
 *
 * @param yardstick the variant that shows how small a difference the run can detect
 */
public record FastHere(Run run, String yardstick) {

    /** One sentence each. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (run.place().modelled()) sentences.add("Limits in force: %s.".formatted(run.place().limits().name()));
        sentences.add(marked());
        ownShare(Kind.COLD).ifPresent(cores -> sentences.add(own("cold starts", cores)));
        ownShare(Kind.WARM).ifPresent(cores -> sentences.add(own("warm calls", cores)));
        difference(Kind.COLD, Metric.COLD).ifPresent(share -> sentences.add(told("cold starts", share)));
        difference(Kind.WARM, Metric.HANDLER).ifPresent(share -> sentences.add(told("warm calls", share)));
        run.reconcile().filter(reconcile -> !reconcile.nothingLost()).map(Reconcile::unexplained)
                .ifPresent(lost -> sentences
                        .add(("The counts of %d k6 run%s don't match; reconcile.json has the details.")
                                .formatted(lost.size(), lost.size() == 1 ? "" : "s")));
        CellRecord.clockJump(run.cells()).ifPresent(sentences::add);
        return sentences;
    }

    private String marked() {
        TreeMap<String, String> marks = new TreeMap<>();
        for (CellRecord cell : run.cells()) {
            List<String> of = new ArrayList<>();
            if (cell.crowded()) of.add("needed more cores than the machine has");
            if (!cell.errors().isEmpty()) of.add((cell.tooSmall() ? "ran out of memory" : "had errors") + why(cell));
            if (cell.dropped() > 0)
                of.add("dropped %d call%s, because the previous call was still running".formatted(cell.dropped(),
                        cell.dropped() == 1 ? "" : "s"));
            if (!of.isEmpty()) marks.put(cell.cell(), String.join(", ", of));
        }
        if (run.cells().isEmpty()) return "This run folder doesn't contain the cells, so the lab can't check them.";
        if (marks.isEmpty())
            return ("The machine limited none of %d cells: all had the cores that they needed, no call failed, and no "
                    + "call was dropped.")
                    .formatted(run.cells().size());
        return "The machine or the memory size limited %d of %d cells: %s.".formatted(marks.size(),
                run.cells().size(), String.join("; ",
                        marks.entrySet().stream().map(mark -> mark.getKey() + " " + mark.getValue()).toList()));
    }

    /** {@code : 3 of 200 calls failed (timeout)}; of calls that don't count, only how many failed and why. */
    private String why(CellRecord cell) {
        return ": " + run.faults().all().stream().filter(fault -> fault.cell().name().equals(cell.cell()))
                .map(Fault::brief).findFirst().orElseGet(() -> cell.errors().entrySet().stream()
                        .max(Entry.comparingByValue()).map(most -> most.getValue() + " × " + most.getKey()).get());
    }

    /** The most cores that k6, the lab and the stores took beside any cell of that start. */
    private OptionalDouble ownShare(Kind start) {
        return run.cells().stream().filter(cell -> cell.start() == start && cell.memoryMb() > 0)
                .mapToDouble(cell -> cell.coresUsed() - cell.together() * cell.memoryMb() / (double) Cell.ONE_VCPU_MB)
                .max();
    }

    private String own(String what, double cores) {
        return String.format(Locale.ROOT, "During %s, k6, the lab, and the stores used at most %.2f of %.0f "
                + "cores.", what,
                Math.max(0, cores), run.record().plan().cores());
    }

    private OptionalDouble difference(Kind start, Metric metric) {
        return run.summary().smallestDifference(yardstick, start, metric);
    }

    private String told(String what, double share) {
        return String.format(Locale.ROOT,
                "For %s, this run can distinguish a variant's median from that of %s if the two medians differ by "
                        + "%.0f %% or more (with 80 %% power).",
                what, yardstick, Math.ceil(100 * share));
    }
}
