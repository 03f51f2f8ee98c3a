package locallambda.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request written by hand, because Java's HTTP client lets nobody choose Host or Origin. */
public final class RawRequest {

    private RawRequest() {}

    /** @param lines the request line and headers; {@code SERVER} stands for the server's host and port */
    public static Answer send(URI server, String body, String... lines) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            StringBuilder head = new StringBuilder();
            for (String line : lines) head.append(line.replace("SERVER", server.getRawAuthority())).append("\r\n");
            if (!body.isEmpty()) head.append("Content-Length: ").append(body.length()).append("\r\n");
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public record Answer(String text) {

        public int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        public String header(String name) {
            return text.split("\r\n\r\n", 2)[0].lines().filter(line -> line.toLowerCase()
                    .startsWith(name.toLowerCase() + ": ")).map(line -> line.split(": ", 2)[1]).findFirst().orElse("");
        }

        public String body() {
            return text.split("\r\n\r\n", 2)[1];
        }
    }

    /** What browsers send for pages of other sites, as header lines; each has to be refused by every server. */
    public static List<List<String>> foreign() {
        return List.of(
                List.of("Host: evil.example"), // DNS rebinding
                List.of("Host: 127.0.0.1.evil.example"),
                List.of("Host: localhost.evil.example:80"),
                List.of("Host: 0.0.0.0"),
                List.of("Host: 192.168.1.7:3001"),
                List.of("Host: "),
                List.of("Host: SERVER", "Origin: http://evil.example"), // a form, or fetch without a preflight
                List.of("Host: SERVER", "Origin: https://127.0.0.1.evil.example"),
                List.of("Host: SERVER", "Origin: http://127.0.0.1:1"), // another server of this machine
                List.of("Host: SERVER", "Origin: null"), // a sandboxed frame
                List.of("Host: SERVER", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors",
                        "Sec-Fetch-Dest: image"));
    }

    /** What this machine's own programs and pages send. */
    public static List<List<String>> own() {
        return List.of(
                List.of("Host: SERVER"),
                List.of("Host: localhost"),
                List.of("Host: LOCALHOST:8080"),
                List.of("Host: [::1]:8080"),
                List.of("Host: fn.localhost:3001"),
                List.of("Host: SERVER", "Origin: http://SERVER", "Sec-Fetch-Site: same-origin"),
                List.of("Host: SERVER", "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate",
                        "Sec-Fetch-Dest: document"));
    }
}
