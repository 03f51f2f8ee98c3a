package lab.platform;

/**
 * What became of the requests to one function: {@code requests = reported + throttled + undelivered} once it is quiet.
 *
 * @param reported    ended with a REPORT line
 * @param throttled   refused with 429
 * @param undelivered never reached a handler, e.g. refused as too large
 */
public record Requests(long requests, long reported, long throttled, long undelivered) {

    public Requests minus(Requests earlier) {
        return new Requests(requests - earlier.requests, reported - earlier.reported, throttled - earlier.throttled,
                undelivered - earlier.undelivered);
    }

    public Requests plus(Requests other) {
        return new Requests(requests + other.requests, reported + other.reported, throttled + other.throttled,
                undelivered + other.undelivered);
    }
}
