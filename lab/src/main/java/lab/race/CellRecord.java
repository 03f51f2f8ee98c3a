package lab.race;

import java.util.List;
import java.util.Map;

/**
 * What {@code cell.json} holds: the cell's conditions and its own counts.
 *
 * @param together   most cells that ran side by side with this one, itself included
 * @param coresUsed  CPU shares of the cells that ran together plus what k6, lab and stores used, in cores; the largest of its visits
 * @param crowded    did {@code coresUsed} exceed the machine's cores?
 * @param dropped    calls that k6 did not send because the environment was still busy
 * @param errors     error types with their counts
 */
public record CellRecord(
        String cell, String variant, int memoryMb, String start, String load, int rate, int together, double coresUsed, boolean crowded,
        long dropped, Map<String, Long> errors, List<String> visits, Tally tally) {}
