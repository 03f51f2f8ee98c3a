package lab.run.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts paced warm cells side by side as long as their CPU shares fit into the machine's cores together with k6, lab and
 * stores: calls of the same second are the finest interleaving there is, and a race takes minutes instead of an hour.
 */
public final class Lanes {

    /** Cores kept free for k6, lab and stores; what they really used is measured and printed for each cell. */
    static final double RESERVED_CORES = 0.5;

    private Lanes() {}

    /** Fills one lane after another in the given order; a cell that exceeds the cores alone has a lane to itself. */
    public static List<List<Cell>> of(List<Cell> cells, double cores) {
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

    /** Cells side by side on AWS: a new account runs 10 environments at once. */
    static final int ELSEWHERE = 8;

    /** Lanes of at most so many cells, where no machine is shared. */
    static List<List<Cell>> ofAtMost(List<Cell> cells, int most) {
        List<List<Cell>> lanes = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += most)
            lanes.add(List.copyOf(cells.subList(from, Math.min(cells.size(), from + most))));
        return lanes;
    }

    public static double vcpus(List<Cell> cells) {
        return cells.stream().mapToDouble(Cell::vcpus).sum();
    }
}
