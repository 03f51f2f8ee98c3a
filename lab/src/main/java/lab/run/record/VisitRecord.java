package lab.run.record;

import java.util.Map;

/**
 * What {@code visit.json} holds: the conditions of one run of k6 and its counts.
 *
 * @param clockJumpMs by how much the machine's clock went further than time passed; negative if it was set back
 * @param seconds     wall time of the load
 * @param coresUsed   CPU shares of its cells plus what k6, lab and stores used, in cores
 * @param ownCpuMs    CPU time of k6, lab and stores, by part
 * @param joules      energy of all processors meanwhile, whatever they did; null where the machine does not tell
 * @param dropped     calls not sent because the environment was busy, by cell
 * @param errors      error types with their counts, by cell
 */
public record VisitRecord(
        Visit visit, long startedAtMs, long clockJumpMs, double seconds, double coresUsed, Map<String, Double> ownCpuMs,
        Double joules, Map<String, Long> dropped, Map<String, Map<String, Long>> errors, RequestTally tally) {}
