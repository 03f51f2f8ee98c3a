package lab.run.record;

import java.util.Map;

/**
 * The content of {@code visit.json}: the conditions and the counts of one run of k6.
 *
 * @param clockJumpMs by how many ms the machine's clock advanced more than time passed; negative if it was set back
 * @param seconds     wall time of the load
 * @param coresUsed   CPU shares of its cells, plus what k6, the lab, and the stores used, in cores
 * @param ownCpuMs    CPU time of k6, the lab, and the stores, by part
 * @param joules      energy that all processors used during the visit, for any purpose; null if the machine does not
 *                    report it
 * @param dropped     calls that were not sent because the environment was busy, by cell
 * @param errors      error types with their counts, by cell
 */
public record VisitRecord(
        Visit visit, long startedAtMs, long clockJumpMs, double seconds, double coresUsed, Map<String, Double> ownCpuMs,
        Double joules, Map<String, Long> dropped, Map<String, Map<String, Long>> errors, RequestTally tally) {}
