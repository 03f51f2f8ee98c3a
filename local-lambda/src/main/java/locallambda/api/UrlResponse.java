package locallambda.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import locallambda.http.Loopback;

/**
 * A function's answer as an HTTP response: with a {@code statusCode} it says itself what it is, any other JSON is the
 * body of a 200. Source: AWS Lambda Developer Guide, "Request and response payloads" of function URLs.
 */
record UrlResponse(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    /** Headers that are no function's business. */
    private static final List<String> OF_THE_SERVER =
            List.of("content-length", "transfer-encoding", "connection", "date");
    private static final Map.Entry<String, String> IS_JSON = Map.entry("Content-Type", "application/json");

    /** What callers see of an error, or of an answer that cannot be understood. */
    static final UrlResponse FAILED = new UrlResponse(502, List.of(IS_JSON),
            "Internal Server Error".getBytes(StandardCharsets.UTF_8));

    static UrlResponse of(byte[] payload) {
        try {
            JsonNode answer = UrlEvent.JSON.readTree(payload);
            if (answer.isMissingNode()) return FAILED;
            return answer.has("statusCode") ? shaped(answer) : new UrlResponse(200, List.of(IS_JSON), payload);
        } catch (IOException | IllegalArgumentException e) {
            return FAILED;
        }
    }

    /** Without the function's own CORS headers: those of its URL's setting win. */
    UrlResponse withoutCors() {
        return new UrlResponse(status, headers.stream()
                .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).startsWith("access-control-")).toList(),
                body);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        Loopback.send(exchange, status, body);
    }

    /** @throws IllegalArgumentException if a field is not what it should be */
    private static UrlResponse shaped(JsonNode answer) {
        int status = answer.get("statusCode").asInt();
        if (status < 200 || status > 599) throw new IllegalArgumentException("statusCode " + answer.get("statusCode"));
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        answer.path("headers").properties()
                .forEach(header -> headers.add(Map.entry(header.getKey(), header.getValue().asText())));
        answer.path("cookies").forEach(cookie -> headers.add(Map.entry("Set-Cookie", cookie.asText())));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Content-Type")))
            headers.add(IS_JSON);
        headers.removeIf(header -> OF_THE_SERVER.contains(header.getKey().toLowerCase(Locale.ROOT)));
        return new UrlResponse(status, headers, body(answer));
    }

    private static byte[] body(JsonNode answer) {
        JsonNode body = answer.path("body");
        String text = body.isMissingNode() || body.isNull() ? "" : body.isTextual() ? body.asText() : body.toString();
        return answer.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
