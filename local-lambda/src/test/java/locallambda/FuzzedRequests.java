package locallambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests that no sensible client sends, from a seed: odd paths, headers and payloads to the function {@code echo},
 * odd answers of the function {@code raw}, damaged requests, and bytes that are no HTTP at all.
 */
final class FuzzedRequests {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");
    private static final List<String> TYPES = List.of("RequestResponse", "RequestResponse", "RequestResponse",
            "DryRun", "Event", "event", "");
    private static final List<String> HEADERS = List.of("X-Amz-Client-Context", "X-Amz-Log-Type", "X-Amzn-Trace-Id",
            "X-Amz-Log-Type", "Content-Type", "Content-Type", "Cookie", "Cookie", "Expect", "X-Forwarded-For", "X-Own",
            "x-race-phase", "x-race-sender", "Accept", "Accept-Encoding", "Authorization", "X-Amzn-RequestId",
            "X-Amz-Invocation-Type", "User-Agent", "Transfer-Encoding", "Content-Length", "Origin");
    private static final List<String> VALUES = List.of("", "Tail", "application/json", "text/plain; charset=utf-16",
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", "Root=;;=;Sampled=9",
            "100-continue", "chunked", "gzip, chunked", "0", "-1", "99999999999999999999", "a=b; c=\"d;e\"; =", "null",
            "http://evil.example", "e30=", "eyJjdXN0b20iOnsiayI6IuKCrCJ9fQ==", "\u20ac", "{}");
    private static final List<String> TEXTS = List.of("", "a", "\u20ac", "\ud83d\ude80", "\u0000", "\r\nX: 1", "\\",
            "\"", "\u2028", "200", "statusCode", "headers", "body", "cookies", "isBase64Encoded", "Set-Cookie", "X Y",
            "..", "REPORT RequestId: x", "\ud800");

    private final Random random;

    FuzzedRequests(long seed) {
        random = new Random(seed);
    }

    /** The next request, with as many bytes as its client would send before it closes its end of the connection. */
    byte[] next() {
        return switch (random.nextInt(20)) {
            case 0 -> bytes(random.nextInt(300));
            case 1, 2, 3, 4 -> damaged(whole());
            default -> whole();
        };
    }

    private byte[] whole() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> request("POST", "/2015-03-31/functions/" + name() + "/invocations" + query(), event());
            case 3 -> request(one(METHODS), "/urls/echo" + path() + query(), payload());
            case 4 -> request("POST", one(List.of("/urls/raw/", "/2015-03-31/functions/raw/invocations")), answer());
            default -> request(one(METHODS), path() + query(), payload());
        };
    }

    private byte[] request(String method, String target, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean chunked = random.nextInt(8) == 0;
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (method.equals("POST")) head.append("X-Amz-Invocation-Type: ").append(one(TYPES)).append("\r\n");
        for (int left = random.nextInt(4); left > 0; left--)
            head.append(random.nextInt(20) == 0 ? text() : one(HEADERS)).append(": ")
                    .append(random.nextInt(10) == 0 ? text() : one(VALUES)).append("\r\n");
        head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
        all.writeBytes((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(chunked ? chunks(body) : body);
        return all.toByteArray();
    }

    private byte[] chunks(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < body.length;) {
            int length = Math.min(body.length - at, 1 + random.nextInt(100));
            all.writeBytes((Integer.toHexString(length) + one(List.of("", "", ";ext=1")) + "\r\n").getBytes());
            all.write(body, at, length);
            all.writeBytes("\r\n".getBytes());
            at += length;
        }
        all.writeBytes(one(List.of("0\r\n\r\n", "0\r\n\r\n", "0\r\nX-Trailer: 1\r\n\r\n",
                "0\r\nno colon\r\n\r\n", "-1\r\n")).getBytes());
        return all.toByteArray();
    }

    private String name() {
        return switch (random.nextInt(6)) {
            case 0 -> one(List.of("echo:$LATEST", "arn:aws:lambda:us-east-1:000000000000:function:echo", "echo:1",
                    "function:echo", "e%63ho", "echo%3A%24LATEST", "none", "arn:aws:s3:::echo", "", "echo/x"));
            case 1 -> random.nextBoolean() ? path().substring(1) : "a".repeat(random.nextInt(300));
            default -> "echo";
        };
    }

    private String path() {
        return "/" + IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> one(List.of("a", "", "..", "%2F", "%", "%zz", "%00", "\u20ac", "a b", "//", "[", "#",
                        "2015-03-31", "urls", "functions", "2021-11-15", "echo", "{}", "|", "~")))
                .collect(Collectors.joining("/"));
    }

    private String query() {
        return random.nextInt(3) > 0 ? "" : "?" + IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> one(List.of("a=1", "a=2", "=", "&", "a", "%zz=%", "a=%C3%28", "Qualifier=1", "b=\u20ac",
                        "Qualifier=$LATEST", "Qualifier=%24LATEST", "c=+%2B", "?")))
                .collect(Collectors.joining("&"));
    }

    private byte[] event() {
        return random.nextInt(6) == 0 ? payload() : utf8(json(6));
    }

    private byte[] payload() {
        return switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> bytes(random.nextInt(2000));
            case 2 -> json(3).getBytes(one(List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)));
            case 3 -> utf8("[".repeat(random.nextInt(3000)) + "]".repeat(random.nextInt(3000)));
            case 4 -> utf8("\"" + "x".repeat(random.nextInt(300_000)) + "\"");
            default -> utf8(json(3));
        };
    }

    /** Has the function {@code raw} answer with bytes that are seldom what a URL's answer should be. */
    private byte[] answer() {
        byte[] answer = random.nextInt(4) == 0 ? payload() : utf8(shaped());
        if (random.nextInt(4) == 0) answer = concat(answer, new byte[random.nextInt(12)], payload());
        String type = random.nextInt(3) > 0 ? "" : ", \"type\": \"" + one(List.of("text/plain", "",
                "application/vnd.awslambda.http-integration-response")) + "\"";
        return utf8("{\"step\": \"raw\", \"bytes\": \"" + Base64.getEncoder().encodeToString(answer) + "\"" + type
                + "}");
    }

    private String shaped() {
        return "{\"statusCode\": "
                + one(List.of("200", "404", "\"201\"", "99", "1e3", "null", "[]", "204", "304", "100"))
                + ", \"headers\": " + (random.nextBoolean() ? json(2) : "{" + quoted(text()) + ": " + json(1) + "}")
                + ", \"cookies\": " + (random.nextBoolean() ? json(2) : "[\"a=b\", " + quoted(text()) + "]")
                + ", \"body\": " + json(2) + ", \"isBase64Encoded\": "
                + one(List.of("true", "false", "null", "1")) + "}";
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> random.nextInt(50) == 0 ? "nul" : one(List.of("null", "true", "false"));
            case 1 -> random.nextInt(50) == 0 ? "01"
                    : one(List.of("0", "-1", "1e400", "1E-7", "12345678901234567890", "1.50", "9".repeat(900)));
            case 2, 3, 4 -> quoted(text());
            case 5 -> "[" + IntStream.range(0, random.nextInt(4)).mapToObj(i -> json(depth - 1))
                    .collect(Collectors.joining(" , ")) + "]";
            default -> "{" + IntStream.range(0, random.nextInt(4)).mapToObj(i -> quoted(text()) + ":" + json(depth - 1))
                    .collect(Collectors.joining(",\n")) + "}";
        };
    }

    private String text() {
        return IntStream.range(0, 1 + random.nextInt(2)).mapToObj(i -> one(TEXTS)).collect(Collectors.joining());
    }

    /** Now and then without what JSON asks for. */
    private String quoted(String text) {
        String escaped = random.nextInt(200) == 0 ? text : text.chars().mapToObj(each -> each < ' ' || each == '"'
                || each == '\\' || each > 0xd7ff ? String.format("\\u%04x", each) : Character.toString(each))
                .collect(Collectors.joining());
        return "\"" + escaped + "\"";
    }

    /** The same with some bytes changed, lost, doubled or put in, or cut short. */
    private byte[] damaged(byte[] request) {
        byte[] bytes = request.clone();
        for (int left = 1 + random.nextInt(4); left > 0 && bytes.length > 0; left--) {
            int at = random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 200 : Integer.MAX_VALUE));
            byte[] before = Arrays.copyOf(bytes, at);
            byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = concat(before,
                        Arrays.copyOfRange(rest, Math.min(rest.length, 1 + random.nextInt(20)), rest.length));
                case 2 -> bytes = concat(before, Arrays.copyOf(rest, Math.min(rest.length, 20)), rest);
                case 3 -> bytes = concat(before, bytes(1 + random.nextInt(20)), rest);
                default -> bytes = before;
            }
        }
        return bytes;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
