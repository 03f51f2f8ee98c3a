package lab.run.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts paced warm cells side by side as long as their CPU shares, together with k6, the lab, and the stores, fit into
 * the machine's cores. Calls in the same second are the finest possible interleaving, and a race takes minutes instead
 * of an hour. Only cells with the same memory size share a lane, so that each of them has the same neighbours, and no
 * two of them are the same function. Cells whose code is compiled while they answer don't share a lane with the others,
 * because they slow the others down (docs/bench.md, Neighbours).
 *
 * @param cores     the machine's cores; 0 if the functions run elsewhere and share no cores
 * @param compiling variants whose code is compiled while they answer
 */
public record Lanes(double cores, Set<String> compiling) {

    /** Cores kept free for k6, lab and stores; what they really used is measured and printed for each cell. */
    static final double RESERVED_CORES = 0.5;

    /** Cells side by side on AWS: a new account runs 10 environments at once. */
    static final int ELSEWHERE = 8;

    /** What cells of one lane have in common. */
    private record Company(int memoryMb, boolean compiling) {}

    /** Fills one lane after another in the given order; a cell that exceeds the cores alone has a lane to itself. */
    public List<List<Cell>> of(List<Cell> cells) {
        Map<Company, List<Cell>> alike = new LinkedHashMap<>();
        for (Cell cell : cells)
            alike.computeIfAbsent(
                    new Company(cell.memoryMb(), cores > 0 && compiling.contains(cell.variant())),
                    _ -> new ArrayList<>()).add(cell);
        return alike.values().stream().flatMap(each -> (cores > 0 ? here(each) : elsewhere(each)).stream()).toList();
    }

    private List<List<Cell>> here(List<Cell> cells) {
        List<List<Cell>> lanes = new ArrayList<>();
        for (Cell cell : cells) {
            lanes.stream().filter(lane -> vcpus(lane) + cell.vcpus() + RESERVED_CORES <= cores).findFirst()
                    .orElseGet(() -> {
                        List<Cell> lane = new ArrayList<>();
                        lanes.add(lane);
                        return lane;
                    })
                    .add(cell);
        }
        return lanes;
    }

    private static List<List<Cell>> elsewhere(List<Cell> cells) {
        List<List<Cell>> lanes = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += ELSEWHERE)
            lanes.add(List.copyOf(cells.subList(from, Math.min(cells.size(), from + ELSEWHERE))));
        return lanes;
    }

    public static double vcpus(List<Cell> cells) {
        return cells.stream().mapToDouble(Cell::vcpus).sum();
    }
}
