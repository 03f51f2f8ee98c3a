package lab.run.record;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The proof that nothing was lost: the counts of all visits together and, for each visit, a sentence about every
 * difference that no category explains.
 */
public record Reconcile(RequestTally total, Map<String, List<String>> unexplained) {

    public static Reconcile of(Collection<VisitRecord> visits) {
        Map<String, List<String>> unexplained = new LinkedHashMap<>();
        for (VisitRecord visit : visits)
            if (!visit.tally().unexplained().isEmpty())
                unexplained.put(visit.visit().label(), visit.tally().unexplained());
        return new Reconcile(visits.stream().map(VisitRecord::tally).reduce(RequestTally.NOTHING, RequestTally::plus),
                unexplained);
    }

    public boolean nothingLost() {
        return unexplained.isEmpty();
    }
}
