package locallambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, which no HTTP client does, and reads until the server closes the connection. */
final class RawClient {

    private RawClient() {}

    /** @param request with {@code \n} as line end in its head; a blank line parts the body */
    static String send(URI server, String request) {
        String[] parts = request.split("\n\n", 2);
        String head = parts[0].replace("\n", "\r\n") + "\r\n\r\n";
        return sendBytes(server, (head + (parts.length == 2 ? parts[1] : "")).getBytes(StandardCharsets.UTF_8));
    }

    static String sendBytes(URI server, byte[] request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
