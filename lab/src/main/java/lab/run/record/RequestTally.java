package lab.run.record;

import java.util.ArrayList;
import java.util.List;
import locallambda.report.RequestCounts;

/**
 * The four counts for a visit, a cell, or a run, and what explains the differences between them. Nothing may be lost:
 * k6's requests = REPORT lines + throttled + never delivered, and successes = S3 objects = DynamoDB items.
 *
 * @param sent       requests that k6 sent
 * @param answered   requests that k6 saw answered with status 200
 * @param platform   what the platform did with the requests it received
 * @param succeeded  REPORT lines without an error
 * @param storing    the succeeded invocations that had to store something (all except those with the hello input)
 * @param objects    objects in S3
 * @param items      items in DynamoDB
 * @param duplicates ids that occur more than once among REPORT lines
 * @param strays     items without their object, or with another function's name
 * @param orphans    objects without an item, which an error named
 * @param cutOff     invocations that a time-out or a crash ended; they may leave an object, or an object and an item,
 *                   without a response
 */
public record RequestTally(
        long sent, long answered, RequestCounts platform, long succeeded, long storing, long objects, long items,
        long duplicates, long strays, long orphans, long cutOff) {

    static final RequestTally NOTHING = new RequestTally(0, 0, new RequestCounts(0, 0, 0, 0), 0, 0, 0, 0, 0, 0, 0, 0);

    public RequestTally plus(RequestTally other) {
        return new RequestTally(sent + other.sent, answered + other.answered, platform.plus(other.platform),
                succeeded + other.succeeded, storing + other.storing, objects + other.objects, items + other.items,
                duplicates + other.duplicates, strays + other.strays, orphans + other.orphans, cutOff + other.cutOff);
    }

    /** The differences that no category explains, one sentence each; empty if nothing was lost. */
    List<String> unexplained() {
        List<String> faults = new ArrayList<>();
        long accounted = platform.reported() + platform.throttled() + platform.undelivered();
        if (sent != accounted)
            faults.add(
                    ("k6 sent %d requests, but the platform counted %d (%d REPORT lines + %d throttled + %d never "
                            + "delivered).")
                            .formatted(sent, accounted, platform.reported(), platform.throttled(),
                                    platform.undelivered()));
        if (answered > succeeded)
            faults.add(
                    ("k6 saw %d responses with status 200, but only %d invocations "
                            + "succeeded.").formatted(answered, succeeded));
        if (items < storing || items > storing + cutOff)
            faults.add(
                    ("%d invocations stored successfully, but DynamoDB contains %d "
                            + "items%s.").formatted(storing, items, cut()));
        long bare = objects - items;
        if (bare < orphans || bare > orphans + cutOff)
            faults.add(("S3 contains %d objects and DynamoDB contains %d items, but the errors named %d "
                    + "orphans%s.").formatted(objects, items,
                            orphans, cut()));
        if (duplicates > 0) faults.add("%d request ids occur more than once.".formatted(duplicates));
        if (strays > 0)
            faults.add(("DynamoDB contains %d items that have no object in S3, or whose function attribute names no "
                    + "function with a REPORT line in this visit.").formatted(strays));
        return faults;
    }

    private String cut() {
        return cutOff == 0 ? "" : ", and %d invocations were cut off in the middle".formatted(cutOff);
    }
}
