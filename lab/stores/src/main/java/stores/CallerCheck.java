package stores;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Whether a request comes from this machine's own programs, and not from another site's page through the user's
 * browser. The rule is that of {@code locallambda.http.CallerCheck}, which these classes cannot use: they are built
 * without the other modules. The tests of both send the same requests.
 */
final class CallerCheck {

    private static final Pattern LOOPBACK = Pattern.compile(
            "(([a-z0-9_-]+\\.)*localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d{1,5})?");

    private CallerCheck() {}

    /**
     * Why a request is refused; empty if it is not.
     *
     * @param headers the values of a header, by its name
     */
    static Optional<String> refusal(Function<String, List<String>> headers) {
        List<String> hosts = headers.apply("Host");
        if (hosts.size() != 1 || !LOOPBACK.matcher(hosts.getFirst().toLowerCase(Locale.ROOT)).matches())
            return Optional.of("This server answers requests to localhost and 127.0.0.1 only.");
        List<String> origins = headers.apply("Origin");
        boolean foreign = origins.isEmpty() ? headers.apply("Sec-Fetch-Site").contains("cross-site")
                : !origins.stream().allMatch(origin -> hosts.getFirst().equalsIgnoreCase(authority(origin)));
        return foreign ? Optional.of("Pages of other sites may not call this server.") : Optional.empty();
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null; // whatever sent it is no browser
        }
    }
}
