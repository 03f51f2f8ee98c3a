package lab.run.record;

import java.util.List;
import locallambda.report.Start.Kind;

/**
 * One run of k6. It is the smallest part of a race, and is either complete or absent.
 *
 * @param number   its place in the plan, from 0
 * @param round    the round it belongs to, from 0
 * @param cells    the cells that it calls: one cell for cold starts, or a lane of cells for warm calls
 * @param measured measured calls for each of its cells
 */
public record Visit(int number, int round, Kind start, List<Cell> cells, int measured) {

    /** Name of its folder during the race, and of the sender in its requests: {@code 007}. */
    public String label() {
        return "%03d".formatted(number);
    }
}
