package locallambda.http;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The status line and the headers of an answer. They are checked, so that clients can read everything that is sent. */
public final class ResponseHead {

    private static final Map<Integer, String> REASONS = Map.of(200, "OK", 202, "Accepted", 204, "No Content", 400,
            "Bad Request", 403, "Forbidden", 404, "Not Found", 413, "Content Too Large", 429, "Too Many Requests", 500,
            "Internal Server Error", 502, "Bad Gateway");

    private record Date(long second, String text) {}

    private static volatile Date date = new Date(0, "");

    private ResponseHead() {}

    /**
     * What is wrong with a header; empty if it can be sent. Source: RFC 9110, 5.1 and 5.5.
     *
     * @return a sentence
     */
    public static String fault(String name, String value) {
        if (!HeaderText.isToken(name)) return "A header name may contain only letters, digits and !#$%&'*+.^_`|~-.";
        if (HeaderText.hasControl(value))
            return "The value of the " + name + " header contains a control character.";
        return "";
    }

    /** Whether an answer with this status has no body. */
    static boolean bodiless(int status) {
        return status < 200 || status == 204 || status == 304;
    }

    /**
     * @param length of the body; 0 if it comes in chunks, -1 if there is none
     * @throws IllegalArgumentException if a header cannot be sent
     */
    static byte[] bytes(int status, Headers headers, long length, boolean toHead, boolean keepAlive) {
        StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append(' ')
                .append(REASONS.getOrDefault(status, "Status")).append("\r\n");
        headers.forEach((name, values) -> values.forEach(value -> {
            String fault = fault(name, value);
            if (!fault.isEmpty()) throw new IllegalArgumentException(fault);
            head.append(name).append(": ").append(value).append("\r\n");
        }));
        head.append("Date: ").append(now()).append("\r\n");
        if (!keepAlive) head.append("Connection: close\r\n");
        if (length > 0 || length < 0 && !bodiless(status) && !toHead)
            head.append("Content-Length: ").append(Math.max(0, length)).append("\r\n");
        else if (length == 0 && !bodiless(status) && !toHead) head.append("Transfer-Encoding: chunked\r\n");
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String now() {
        Date last = date;
        long second = System.currentTimeMillis() / 1000;
        if (last.second() == second) return last.text();
        String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC));
        date = new Date(second, text);
        return text;
    }
}
