package servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client over a plain socket, so that nothing but the server is compared. */
final class Client implements AutoCloseable {

    private static final byte[] CALL = ("POST /function/url?a=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16\r\n"
            + "Content-Type: application/json\r\n\r\n{\"name\": \"Duke\"}").getBytes(StandardCharsets.ISO_8859_1);

    private final Socket socket;
    private final byte[] buffer = new byte[8192];

    Client(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    /** One call over the open connection. @return nanoseconds */
    long call() throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(CALL);
        InputStream in = socket.getInputStream();
        int length = 0;
        while (length == 0 || buffer[length - 1] != '.') {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) throw new IOException("The server closed the connection.");
            length += read;
        }
        return System.nanoTime() - start;
    }

    /** Everything that a server says to one request and nothing more. */
    static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            try {
                for (int read; (read = socket.getInputStream().read(part)) >= 0;) all.write(part, 0, read);
            } catch (SocketTimeoutException e) {
                // the connection stays open: this was the answer
            }
            return all.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
