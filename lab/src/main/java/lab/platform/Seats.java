package lab.platform;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import lab.aws.DeployedStack;

/**
 * The cells of a race on a stack with one function for each variant. A cell is that function with the cell's memory
 * size, so the cells of a variant take turns.
 */
final class Seats {

    /** A cell's place: which function it is when its turn comes, and with how much memory. */
    record Seat(String variant, DeployedStack.Function function, int memoryMb) {}

    /**
     * A cell's turn.
     *
     * @param since  the time by AWS's clock: logs of this turn's calls are not older
     * @param stayed are the environments of the cell's last calls still there?
     */
    record Turn(Instant since, boolean stayed) {}

    private final DeployedStack stack;
    private final Reconfiguration reconfiguration;
    private final Map<String, Seat> seats = new HashMap<>();
    /** The cell that each function was last called as, by variant. */
    private final Map<String, String> cells = new HashMap<>();

    Seats(DeployedStack stack, Reconfiguration reconfiguration) {
        this.stack = stack;
        this.reconfiguration = reconfiguration;
    }

    void add(String cell, String variant, int memoryMb) {
        seats.put(cell, new Seat(variant, stack.function(variant), memoryMb));
    }

    void remove(String cell) {
        seats.remove(cell);
    }

    DeployedStack.Function function(String cell) {
        return seat(cell).function();
    }

    /** Prepares calls that should not be cold starts: changes the function only if it currently is another cell. */
    Turn warm(String cell) {
        Seat seat = seat(cell);
        Reconfiguration.Standing now = reconfiguration.look(seat.function());
        boolean sized = now.memoryMb() == seat.memoryMb();
        boolean stayed = sized && cell.equals(cells.get(seat.variant()));
        Instant since = sized ? now.at() : change(seat);
        cells.put(seat.variant(), cell);
        return new Turn(since, stayed);
    }

    Turn cold(String cell) {
        Seat seat = seat(cell);
        Instant since = change(seat);
        cells.put(seat.variant(), cell);
        return new Turn(since, false);
    }

    /** The cell that a function is now, or its own name if it is none. */
    String cellOf(String functionName) {
        return cells.entrySet().stream().filter(entry -> stack.function(entry.getKey()).name().equals(functionName))
                .map(Map.Entry::getValue).findFirst().orElse(functionName);
    }

    private Instant change(Seat seat) {
        return reconfiguration.apply(seat.function(), seat.memoryMb(), UUID.randomUUID().toString());
    }

    private Seat seat(String cell) {
        Seat seat = seats.get(cell);
        if (seat == null) throw new IllegalStateException("the cell " + cell + " wasn't added, or was removed again");
        return seat;
    }
}
