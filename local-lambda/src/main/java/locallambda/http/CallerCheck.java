package locallambda.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Separates requests of this machine's own programs and pages from requests that another site's page sends through the
 * user's browser. Loopback alone can't separate them, because the browser runs on this machine. But the browser's
 * headers show where a request comes from, and no page can change these headers.
 */
public final class CallerCheck {

    /** Browsers and resolvers take these for this machine without asking anybody (RFC 6761, section 6.3). */
    private static final Pattern LOOPBACK = Pattern.compile(
            "(([a-z0-9_-]+\\.)*localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d{1,5})?");

    private CallerCheck() {}

    /**
     * Why a request is refused; empty if it is not.
     *
     * @param alsoForeign which requests of other origins' pages are answered anyway
     */
    static Optional<String> refusal(HttpExchange exchange, Predicate<HttpExchange> alsoForeign) {
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        if (!isForUs(exchange, hosts))
            return Optional.of("The Host header of this request is \"" + String.join(", ", hosts)
                    + "\". This server answers only requests to localhost and 127.0.0.1.");
        if (!isForeign(exchange, hosts.getFirst()) || alsoForeign.test(exchange)) return Optional.empty();
        String origin = header(exchange, "Origin");
        return Optional.of("A page from " + (origin.isEmpty() ? "another site" : origin) + " sent this request. Only "
                + "pages from this server itself may send requests. A function URL answers other pages if its CORS "
                + "setting allows them.");
    }

    /** Whether the browser will show the answer as a page of its own, such as after a click on a link. */
    public static boolean isNavigation(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET") && header(exchange, "Sec-Fetch-Mode").equals("navigate")
                && header(exchange, "Sec-Fetch-Dest").equals("document");
    }

    /**
     * Not if it asks for another machine. A page does that by DNS rebinding: it lets its own name point to 127.0.0.1,
     * and the browser takes both for one site.
     */
    private static boolean isForUs(HttpExchange exchange, List<String> hosts) {
        String target = ((LocalExchange) exchange).authority();
        return hosts.size() == 1 && isLoopback(hosts.getFirst()) && (target.isEmpty() || isLoopback(target));
    }

    /** Whether a page of another origin had a browser send the request; not every request names the origin. */
    private static boolean isForeign(HttpExchange exchange, String host) {
        List<String> origins = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
        if (origins.isEmpty()) return header(exchange, "Sec-Fetch-Site").equals("cross-site");
        return !origins.stream().allMatch(origin -> host.equalsIgnoreCase(authority(origin)));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null; // whatever sent it is no browser
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
