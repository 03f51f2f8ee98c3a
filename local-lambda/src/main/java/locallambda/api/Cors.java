package locallambda.api;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import locallambda.http.Body;
import locallambda.http.Loopback;
import locallambda.system.Problem;

/**
 * The CORS setting of a function URL: which other origins' pages may call it from a browser, and how. Source: AWS
 * Lambda API Reference, "Cors".
 *
 * @param allowOrigins  such as {@code https://shop.example}; {@code *} is any
 * @param allowMethods  such as {@code POST}; {@code *} is any
 * @param allowHeaders  request headers that a page may add
 * @param exposeHeaders response headers that a page may read
 * @param maxAge        how long a browser may cache the answer to a preflight request; AWS allows one day at most
 * @param credentials   whether the browser may send cookies and other credentials
 */
public record Cors(List<String> allowOrigins, List<String> allowMethods, List<String> allowHeaders,
        List<String> exposeHeaders, Duration maxAge, boolean credentials) {

    private static final String ORIGIN = "[a-z][a-z0-9+.-]*://[^/\\s,?#]+";

    /**
     * Any method and any header from these origins, without credentials.
     *
     * @throws Problem if one of them is not an origin, because no browser would ever send it
     */
    public static Cors of(String... origins) {
        for (String origin : origins)
            if (!origin.equals("*") && !origin.matches(ORIGIN))
                throw new Problem("\"" + origin + "\" isn't an origin that a browser can send.",
                        "Write an origin without a path, such as https://shop.example or http://localhost:8080, or "
                                + "write *.");
        return new Cors(List.of(origins), List.of("*"), List.of("*"), List.of(), Duration.ZERO, false);
    }

    boolean allows(String origin) {
        return !origin.isEmpty() && (allowOrigins.contains("*") || allowOrigins.contains(origin));
    }

    /**
     * Adds the CORS headers to the response. As on AWS, a browser's preflight request is answered here, and the
     * function never sees it.
     *
     * @return whether the exchange is over
     */
    boolean handled(HttpExchange exchange) throws IOException {
        String origin = Loopback.header(exchange, "Origin");
        if (!allows(origin)) return false;
        Headers headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", allowOrigins.contains("*") && !credentials ? "*" : origin);
        headers.set("Vary", "Origin");
        if (credentials) headers.set("Access-Control-Allow-Credentials", "true");
        set(headers, "Access-Control-Expose-Headers", exposeHeaders);
        if (!exchange.getRequestMethod().equals("OPTIONS")
                || !exchange.getRequestHeaders().containsKey("Access-Control-Request-Method"))
            return false;
        set(headers, "Access-Control-Allow-Methods", allowMethods);
        set(headers, "Access-Control-Allow-Headers", allowHeaders);
        if (maxAge.isPositive()) headers.set("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
        Body.drain(exchange.getRequestBody());
        Loopback.send(exchange, 200, new byte[0]);
        return true;
    }

    private static void set(Headers headers, String name, List<String> values) {
        if (!values.isEmpty()) headers.set(name, String.join(",", values));
    }
}
