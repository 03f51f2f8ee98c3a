package locallambda.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import locallambda.http.HeaderText;
import locallambda.http.Loopback;
import locallambda.http.ResponseHead;

/**
 * A function's answer as an HTTP response. An answer with a {@code statusCode} describes the whole response; any other
 * JSON becomes the body of a 200. If an answer does not make a valid response, the caller gets a 502 and no part of the
 * answer. Source: AWS Lambda Developer Guide, "Request and response payloads" of function URLs.
 */
record UrlResponse(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    /** Headers that are no function's business. */
    private static final List<String> OF_THE_SERVER =
            List.of("content-length", "transfer-encoding", "connection", "date");
    private static final Map.Entry<String, String> IS_JSON = Map.entry("Content-Type", "application/json");
    /** Announces that a stream begins with status and headers, which {@link #SEPARATOR} parts from the body. */
    private static final String WITH_PRELUDE = "application/vnd.awslambda.http-integration-response";
    private static final int SEPARATOR = 8;
    private static final ObjectReader JSON =
            UrlEvent.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The response that callers get after an error, or if the answer cannot be understood. */
    static final UrlResponse FAILED = new UrlResponse(502, List.of(IS_JSON),
            "Internal Server Error".getBytes(StandardCharsets.UTF_8));

    /** @param streamedAs the content type of an answer that was streamed; empty for one that was sent as a whole */
    static UrlResponse of(byte[] payload, String streamedAs) {
        try {
            return streamedAs.isEmpty() ? buffered(payload) : streamed(payload, streamedAs);
        } catch (IOException | IllegalArgumentException e) {
            return FAILED;
        }
    }

    /** The same response without the function's own CORS headers, because the URL's CORS setting takes precedence. */
    UrlResponse withoutCors() {
        return new UrlResponse(status, headers.stream()
                .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).startsWith("access-control-")).toList(),
                body);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(header -> exchange.getResponseHeaders().add(header.getKey(),
                HeaderText.written(header.getValue())));
        Loopback.send(exchange, status, body);
    }

    private static UrlResponse buffered(byte[] payload) throws IOException {
        JsonNode answer = JSON.readTree(payload);
        if (answer.isMissingNode()) return FAILED;
        if (answer.has("statusCode")) return shaped(answer, body(answer));
        return new UrlResponse(200, List.of(IS_JSON), answer.isTextual() ? utf8(answer.asText()) : compact(payload));
    }

    /** A stream that has ended: its prelude, if it has one, says what a buffered answer's fields say. */
    private static UrlResponse streamed(byte[] payload, String contentType) throws IOException {
        int end = separator(payload);
        JsonNode prelude = end < 0 || payload[0] != '{' ? JSON.readTree("") : prelude(payload, end);
        if (prelude.isObject())
            return shaped(prelude, Arrays.copyOfRange(payload, end + SEPARATOR, payload.length));
        if (contentType.startsWith(WITH_PRELUDE)) return FAILED;
        return new UrlResponse(200, List.of(header("Content-Type", contentType)), payload);
    }

    /** A body that merely looks like a prelude is a body. */
    private static JsonNode prelude(byte[] payload, int end) throws IOException {
        try (JsonParser parser = JSON.createParser(payload, 0, end)) {
            return JSON.readTree(parser);
        } catch (IOException e) {
            return JSON.readTree("");
        }
    }

    private static int separator(byte[] payload) {
        int zeros = 0;
        for (int i = 0; i < payload.length; i++) {
            zeros = payload[i] == 0 ? zeros + 1 : 0;
            if (zeros == SEPARATOR) return i - SEPARATOR + 1;
        }
        return -1;
    }

    /** @throws IllegalArgumentException if a field is not what it should be */
    private static UrlResponse shaped(JsonNode answer, byte[] body) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        object(answer, "headers").properties()
                .forEach(header -> headers.add(header(header.getKey(), scalar(header.getValue()))));
        JsonNode cookies = answer.path("cookies");
        if (!cookies.isArray() && !absent(cookies)) throw new IllegalArgumentException("cookies are no list");
        cookies.forEach(cookie -> headers.add(header("Set-Cookie", scalar(cookie))));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Content-Type")))
            headers.add(IS_JSON);
        headers.removeIf(header -> OF_THE_SERVER.contains(header.getKey().toLowerCase(Locale.ROOT)));
        return new UrlResponse(status(answer.path("statusCode")), headers, body);
    }

    /** A stream's prelude may leave it out. */
    private static int status(JsonNode code) {
        if (absent(code)) return 200;
        String digits = scalar(code);
        if (!digits.matches("[2-5]\\d\\d")) throw new IllegalArgumentException("statusCode " + digits);
        return Integer.parseInt(digits);
    }

    private static JsonNode object(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        if (!value.isObject() && !absent(value)) throw new IllegalArgumentException(field + " is no object");
        return value;
    }

    private static String scalar(JsonNode value) {
        if (value.isContainerNode() || absent(value)) throw new IllegalArgumentException("not one value: " + value);
        return value.asText();
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static Map.Entry<String, String> header(String name, String value) {
        String fault = ResponseHead.fault(name, value);
        if (!fault.isEmpty()) throw new IllegalArgumentException(fault);
        return Map.entry(name, value);
    }

    private static byte[] body(JsonNode answer) {
        JsonNode body = answer.path("body");
        String text = absent(body) ? "" : body.isTextual() ? body.asText() : body.toString();
        JsonNode encoded = answer.path("isBase64Encoded");
        if (!encoded.isBoolean() && !absent(encoded))
            throw new IllegalArgumentException("isBase64Encoded is neither true nor false");
        return encoded.asBoolean() ? Base64.getDecoder().decode(text) : utf8(text);
    }

    /** JSON without the blanks between its parts; numbers and texts keep their bytes. */
    private static byte[] compact(byte[] json) {
        byte[] kept = new byte[json.length];
        int length = 0;
        boolean text = false;
        boolean escaped = false;
        for (byte each : json) {
            if (text || each != ' ' && each != '\t' && each != '\n' && each != '\r') kept[length++] = each;
            if (each == '"' && !escaped) text = !text;
            escaped = text && each == '\\' && !escaped;
        }
        return Arrays.copyOf(kept, length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
