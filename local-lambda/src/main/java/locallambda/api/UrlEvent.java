package locallambda.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import locallambda.http.HeaderText;
import locallambda.http.Loopback;
import locallambda.runtime.TraceId;

/**
 * An HTTP request as an event, payload format 2.0. Source: AWS Lambda Developer Guide, "Request and response payloads"
 * of function URLs.
 */
final class UrlEvent {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** AWS's URLs end TLS, and functions may look into these; here there is none, so they are what AWS agrees on. */
    private static final String TLS_VERSION = "TLSv1.3";
    private static final String TLS_CIPHER_SUITE = "TLS_AES_128_GCM_SHA256";
    private static final Pattern NO_ENCODING = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private UrlEvent() {}

    /**
     * What a request asks for.
     *
     * @param qualifier the alias that the URL belongs to; empty for one of {@code $LATEST}
     * @param path      as it was sent, without {@code /urls/NAME}
     * @param query     as it was sent; empty if there is none
     */
    record Target(String function, String qualifier, String path, String query, String requestId) {}

    /** @param trace X-Ray's trace header for the function */
    static byte[] of(HttpExchange exchange, Target target, byte[] body, String trace) {
        ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("routeKey", "$default")
                .put("rawPath", target.path()).put("rawQueryString", target.query());
        cookies(event, exchange.getRequestHeaders().get("Cookie"));
        headers(event, exchange, trace);
        parameters(event, target.query());
        context(event, exchange, target);
        body(event, exchange.getRequestHeaders().getFirst("Content-Type"), body);
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void cookies(ObjectNode event, List<String> lines) {
        if (lines == null) return;
        ArrayNode cookies = event.putArray("cookies");
        lines.forEach(line -> List.of(HeaderText.read(line).split(";\\s*")).forEach(cookies::add));
    }

    private static void headers(ObjectNode event, HttpExchange exchange, String trace) {
        ObjectNode headers = event.putObject("headers");
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("cookie")) headers.put(lower, HeaderText.read(String.join(",", values)));
        });
        headers.put("x-amzn-trace-id", Loopback.header(exchange, "X-Amzn-Trace-Id").isEmpty() ? TraceId.root(trace)
                : trace);
        headers.put("x-amzn-tls-version", TLS_VERSION).put("x-amzn-tls-cipher-suite", TLS_CIPHER_SUITE);
        headers.put("x-forwarded-for", exchange.getRemoteAddress().getAddress().getHostAddress());
        headers.put("x-forwarded-proto", "http")
                .put("x-forwarded-port", Integer.toString(exchange.getLocalAddress().getPort()));
    }

    /** Values of one name are joined by commas. There is no such field without a query. */
    private static void parameters(ObjectNode event, String query) {
        if (query.isEmpty()) return;
        ObjectNode parameters = event.putObject("queryStringParameters");
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            parameters.put(name, parameters.has(name) ? parameters.get(name).asText() + "," + value : value);
        }
    }

    /** A percent sign that encodes nothing stays as it is. */
    private static String decoded(String text) {
        return URLDecoder.decode(NO_ENCODING.matcher(text).replaceAll("%25"), StandardCharsets.UTF_8);
    }

    private static void context(ObjectNode event, HttpExchange exchange, Target target) {
        Instant now = Instant.now();
        Map<String, List<String>> headers = exchange.getRequestHeaders();
        String host = headers.getOrDefault("Host", List.of("127.0.0.1")).getFirst();
        ObjectNode context = event.putObject("requestContext").put("accountId", "anonymous")
                .put("apiId", target.function())
                .put("domainName", host)
                .put("domainPrefix", target.function()).put("requestId", target.requestId()).put("routeKey", "$default")
                .put("stage", "$default").put("time", TIME.format(now)).put("timeEpoch", now.toEpochMilli());
        context.putObject("http").put("method", exchange.getRequestMethod()).put("path", target.path())
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
                .put("userAgent", Loopback.header(exchange, "User-Agent"));
    }

    /**
     * Text stays text, everything else is base64: so is what calls itself text and is no UTF-8. There is no such field
     * without a body.
     */
    private static void body(ObjectNode event, String contentType, byte[] body) {
        boolean text = body.length == 0 || isText(contentType) && EventJson.isUtf8(body);
        if (body.length > 0)
            event.put("body", text ? new String(body, StandardCharsets.UTF_8)
                    : Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", !text);
    }

    private static boolean isText(String contentType) {
        if (contentType == null) return false;
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml")
                || List.of("application/json", "application/xml", "application/javascript").contains(type);
    }
}
