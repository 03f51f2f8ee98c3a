package lab.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lab.run.stats.Percentiles;
import locallambda.report.Start;

/**
 * How long the restores of snapshots took in a run's cold starts. These times have their own name, so that nobody takes
 * them for AWS's Restore Duration.
 */
public record Restores(List<Cell> cells) {

    /** The restores of one variant at one memory size, with their median in ms. */
    public record Cell(String variant, int memoryMb, int n, double medianMs) {

        private static Cell of(List<Sample> restored) {
            double[] ms = restored.stream().mapToDouble(sample -> sample.start().beforeMs()).toArray();
            return new Cell(restored.getFirst().variant(), restored.getFirst().memoryMb(), ms.length,
                    Percentiles.median(ms));
        }
    }

    static Restores of(List<Sample> samples) {
        return new Restores(samples.stream().filter(sample -> sample.start() instanceof Start.Restored)
                .collect(groupingBy(sample -> List.of(sample.variant(), sample.memoryMb()), LinkedHashMap::new,
                        toList()))
                .values().stream().map(Cell::of).toList());
    }

    public Optional<Cell> of(String variant, int memoryMb) {
        return cells.stream().filter(cell -> cell.variant().equals(variant) && cell.memoryMb() == memoryMb).findFirst();
    }
}
