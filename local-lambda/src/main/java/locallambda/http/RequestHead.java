package locallambda.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line and the headers of a request. Source: RFC 9112, "HTTP/1.1".
 *
 * @param authority the server that the target names, as in {@code http://localhost/}; empty if it names none
 * @param target    as it was sent, from the first slash on; bytes that are not ASCII are percent-encoded
 */
record RequestHead(String method, String authority, String target, String protocol, Headers headers) {

    private static final int MOST_BYTES = 1 << 16;
    private static final Set<String> PROTOCOLS = Set.of("HTTP/1.0", "HTTP/1.1");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)");

    /** A request that cannot be understood. The message goes to the client, so it quotes nothing of the request. */
    static final class Malformed extends Exception {

        private final int status;

        Malformed(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** @return null if the client has closed the connection */
    static RequestHead read(InputStream in) throws IOException, Malformed {
        Lines lines = new Lines(in);
        byte[] first = lines.next();
        while (first != null && first.length == 0) first = lines.next(); // RFC 9112, 2.2: before a request line
        if (first == null) return null;
        String[] parts = new String(first, StandardCharsets.ISO_8859_1).split(" ", -1);
        if (parts.length != 3 || !HeaderText.isToken(parts[0]) || !PROTOCOLS.contains(parts[2]))
            throw new Malformed(400, "The request line is not METHOD SP PATH SP HTTP/1.1.");
        Matcher absolute = ABSOLUTE.matcher(parts[1]);
        boolean named = absolute.lookingAt();
        String target = target(named ? parts[1].substring(absolute.end()) : parts[1]);
        return new RequestHead(parts[0], named ? absolute.group(1) : "", target, parts[2], headers(lines));
    }

    boolean expectsContinue() {
        return "100-continue".equalsIgnoreCase(headers.getFirst("Expect"));
    }

    /** Whether the client wants to send more requests over this connection. */
    boolean keepsAlive() {
        List<String> wishes = headers.getOrDefault("Connection", List.of());
        return protocol.equals("HTTP/1.1") && wishes.stream()
                .noneMatch(each -> each.toLowerCase(Locale.ROOT).contains("close"));
    }

    private static String target(String sent) throws Malformed {
        String target = sent.isEmpty() || sent.startsWith("?") ? "/" + sent : sent;
        if (!target.startsWith("/")) throw new Malformed(400, "The path does not begin with a slash.");
        StringBuilder ascii = new StringBuilder();
        for (char each : target.toCharArray()) {
            if (each < ' ' || each == 0x7f) throw new Malformed(400, "The path contains a control character.");
            if (each < 0x7f) ascii.append(each);
            else ascii.append(String.format("%%%02X", (int) each));
        }
        return ascii.toString();
    }

    private static Headers headers(Lines lines) throws IOException, Malformed {
        Headers headers = new Headers();
        for (byte[] line = lines.next(); line == null || line.length > 0; line = lines.next()) {
            if (line == null) throw new Malformed(400, "The request ends within its headers.");
            add(headers, line);
        }
        return headers;
    }

    /** Adds one line of the form {@code Name: value}, with a character for each byte: {@link HeaderText}. */
    static void add(Headers headers, byte[] line) throws Malformed {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        if (colon < 0 || !HeaderText.isToken(text.substring(0, colon)))
            throw new Malformed(400, "A header line is not NAME: VALUE.");
        String value = text.substring(colon + 1).strip();
        if (HeaderText.hasControl(value))
            throw new Malformed(400, "A header value contains a control character.");
        headers.add(text.substring(0, colon), value);
    }

    /** Lines up to an amount of bytes that no sensible request exceeds. */
    static final class Lines {

        private final InputStream in;
        private int left = MOST_BYTES;

        Lines(InputStream in) {
            this.in = in;
        }

        /** @return without its end; null at the end of the connection */
        byte[] next() throws IOException, Malformed {
            byte[] line = new byte[128];
            int length = 0;
            for (int each = in.read(); each >= 0; each = in.read()) {
                if (--left < 0) throw new Malformed(431, "The headers are larger than " + MOST_BYTES + " bytes.");
                if (each == '\n') return withoutReturn(line, length);
                if (length == line.length) line = Arrays.copyOf(line, 2 * length);
                line[length++] = (byte) each;
            }
            if (length > 0) throw new Malformed(400, "The request ends within a line.");
            return null;
        }

        private static byte[] withoutReturn(byte[] line, int length) {
            return Arrays.copyOf(line, length > 0 && line[length - 1] == '\r' ? length - 1 : length);
        }
    }
}
