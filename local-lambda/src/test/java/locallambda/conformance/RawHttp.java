package locallambda.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends exactly the bytes that it is told to, because HTTP clients correct paths, change the case of header names and
 * add headers of their own.
 */
final class RawHttp {

    private static final String LINE = "\r\n";
    private static final byte[] END_OF_HEAD = (LINE + LINE).getBytes(StandardCharsets.US_ASCII);

    private RawHttp() {}

    /** @param headers by lower-case or any other name; the last one of a name counts */
    record Answer(int status, Map<String, String> headers, byte[] bytes) {

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Empty if there is none. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** @param target what stands behind the method in the first line, as it is to be sent */
    static Answer send(URI server, String method, String target, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", server.getAuthority());
        all.putAll(headers);
        if (body.length > 0 || method.equals("POST")) all.put("Content-Length", Integer.toString(body.length));
        all.put("Connection", "close");
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1" + LINE);
        all.forEach((name, value) -> head.append(name).append(": ").append(value).append(LINE));
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(head.append(LINE).toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String[] head = head(in).split(LINE);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(":", 2);
            headers.put(header[0], header[1].strip());
        }
        boolean chunked = headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked");
        return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, chunked ? chunks(in) : in.readAllBytes());
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int seen = 0; seen < END_OF_HEAD.length;) {
            int next = in.read();
            if (next < 0) throw new IOException("the connection ended in the head: " + head);
            head.write(next);
            seen = next == END_OF_HEAD[seen] ? seen + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            all.write(in.readNBytes(size));
            in.readNBytes(LINE.length());
        }
        return all.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) line.append((char) next);
        return Integer.parseInt(line.toString().strip().split(";")[0], 16);
    }
}
