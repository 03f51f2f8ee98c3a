package lab;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a browser of this machine sends for another site's page, written by hand: Java's client sets no Host. */
public final class Stranger {

    /** Headers that each server has to refuse; {@code SERVER} stands for its host and port. */
    public static final List<String> FOREIGN = List.of(
            "Host: evil.example", // DNS rebinding
            "Host: 127.0.0.1.evil.example",
            "Host: 0.0.0.0",
            "Host: SERVER\r\nOrigin: http://evil.example", // a form, or fetch without a preflight
            "Host: SERVER\r\nOrigin: http://127.0.0.1:1", // another server of this machine
            "Host: SERVER\r\nOrigin: null", // a sandboxed frame
            "Host: SERVER\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image");

    /** Headers that each server has to take. */
    public static final List<String> OWN = List.of("Host: SERVER", "Host: localhost:80",
            "Host: SERVER\r\nOrigin: http://SERVER\r\nSec-Fetch-Site: same-origin");

    private Stranger() {}

    /** The status of the answer to a request without a body. */
    public static int ask(URI server, String method, String path, String headers) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            String request = method + " " + path + " HTTP/1.1\r\n" + headers.replace("SERVER", server.getRawAuthority())
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(start, StandardCharsets.ISO_8859_1).substring("HTTP/1.1 ".length()));
        }
    }
}
