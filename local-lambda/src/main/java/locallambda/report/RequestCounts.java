package locallambda.report;

/**
 * How the requests to one function ended. Once no request is open,
 * {@code requests = reported + throttled + undelivered}. A retry of a failed event counts as a request of its own.
 *
 * @param reported    ended with a REPORT line
 * @param throttled   refused with 429
 * @param undelivered never reached a handler, e.g. refused as too large
 */
public record RequestCounts(long requests, long reported, long throttled, long undelivered) {

    public RequestCounts minus(RequestCounts earlier) {
        return new RequestCounts(requests - earlier.requests, reported - earlier.reported,
                throttled - earlier.throttled, undelivered - earlier.undelivered);
    }

    public RequestCounts plus(RequestCounts other) {
        return new RequestCounts(requests + other.requests, reported + other.reported, throttled + other.throttled,
                undelivered + other.undelivered);
    }
}
