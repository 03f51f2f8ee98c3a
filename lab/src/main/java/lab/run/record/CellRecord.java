package lab.run.record;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import locallambda.report.Start.Kind;

/**
 * The content of {@code cell.json}: the cell's conditions.
 *
 * @param rate          calls per second; 0 for loads that are not paced
 * @param together      cells that ran side by side, this one included
 * @param coresUsed     CPU shares of the cells that ran together, plus what k6, the lab, and the stores used, in cores;
 *                      the largest value of its visits
 * @param crowded       whether {@code coresUsed} exceeded the machine's cores
 * @param clockJumpMs   by how many ms the machine's clock was set while its visits ran; the largest value of its visits
 * @param joulesPerCall energy that all processors used while it ran, divided by its calls; null if the machine does not
 *                      report it or other cells ran at the same time
 * @param dropped       calls that k6 did not send because the environment was still busy
 * @param errors        error types with their counts
 * @param visits        labels of the visits that it was made from; null in older records
 */
public record CellRecord(
        String cell, String variant, int memoryMb,
        @JsonSerialize(using = ToStringSerializer.class) @JsonFormat(with = ACCEPT_CASE_INSENSITIVE_VALUES) Kind start,
        String load, int rate, int together, double coresUsed, boolean crowded, long clockJumpMs, Double joulesPerCall,
        long dropped, Map<String, Long> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> visits) {

    /** Lambda's error type of a function that needs more memory than it has. */
    public static final String OUT_OF_MEMORY = "Runtime.OutOfMemory";
    /** The status is 200, but the body is not what the contract requires. Only k6 can see this error. */
    public static final String INVALID_ANSWER = "invalid answer";

    /** Did the function run out of this cell's memory? That is a result: the variant does not fit. */
    public boolean tooSmall() {
        return errors.containsKey(OUT_OF_MEMORY);
    }

    public static CellRecord of(Cell cell, Plan plan, List<VisitRecord> visits) {
        double coresUsed = visits.stream().mapToDouble(VisitRecord::coresUsed).max().orElse(0);
        Map<String, Long> errors = new TreeMap<>();
        visits.stream().map(visit -> visit.errors().get(cell.name())).filter(Objects::nonNull)
                .forEach(some -> some.forEach((type, n) -> errors.merge(type, n, Long::sum)));
        boolean cold = cell.start() == Kind.COLD;
        return new CellRecord(cell.name(), cell.variant(), cell.memoryMb(), cell.start(),
                cold ? "forced" : plan.profile().load().name().toLowerCase(), cold ? 0 : plan.profile().rate(),
                cold ? 1 : visits.stream().filter(visit -> visit.visit().start() == Kind.WARM)
                        .mapToInt(visit -> visit.visit().cells().size()).max().orElse(1),
                coresUsed,
                !plan.elsewhere() && coresUsed > plan.cores(),
                visits.stream().mapToLong(VisitRecord::clockJumpMs).boxed().max(Comparator.comparingLong(Math::abs))
                        .orElse(0L),
                joulesPerCall(visits),
                visits.stream().mapToLong(visit -> visit.dropped().getOrDefault(cell.name(), 0L)).sum(), errors,
                visits.stream().map(visit -> visit.visit().label()).toList());
    }

    private static Double joulesPerCall(List<VisitRecord> visits) {
        if (visits.stream().anyMatch(visit -> visit.joules() == null || visit.visit().cells().size() > 1)) return null;
        return visits.stream().mapToDouble(VisitRecord::joules).sum()
                / visits.stream().mapToLong(visit -> visit.tally().sent()).sum();
    }

    /**
     * What to know about the recorded times of day if the clock was set by more than a second while a cell ran;
     * otherwise empty.
     */
    public static Optional<String> clockJump(Collection<CellRecord> cells) {
        long worst = cells.stream().map(CellRecord::clockJumpMs).max(Comparator.comparingLong(Math::abs)).orElse(0L);
        if (Math.abs(worst) <= 1000) return Optional.empty();
        return Optional.of(
                ("The machine's clock jumped by %+.1f s during the run. The recorded times of day contain this error; "
                        + "durations are correct.")
                        .formatted(worst / 1e3));
    }
}
