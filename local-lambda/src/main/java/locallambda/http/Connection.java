package locallambda.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import locallambda.system.BackgroundErrors;

/** One connection of a client: its requests, one after another. */
final class Connection {

    private static final int TOO_LARGE = 431;
    private static final int LINGER_MS = 500;
    private static final int MOST_SKIPPED = 1 << 20;
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final OnlyContext context;
    private volatile LocalExchange current;

    Connection(Socket socket, OnlyContext context) {
        this.socket = socket;
        this.context = context;
    }

    /** Answers requests until the client or the server closes the connection. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new ConnectionInput(socket.getInputStream());
            while (answer(in, socket.getOutputStream())) {}
            linger(in);
        } catch (IOException e) {
            // the client is gone, and with it everybody who could be told
        }
    }

    /** Whether a request waits for its answer. */
    boolean busy() {
        return current != null;
    }

    /** Closes the connection, and ends the wait for the answer to its request. */
    void close() {
        LocalExchange open = current;
        if (open != null) open.abort();
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed as far as it can be
        }
    }

    /** Returns whether another request may follow. */
    private boolean answer(InputStream in, OutputStream out) throws IOException {
        RequestHead head;
        RequestBody body;
        try {
            head = RequestHead.read(in);
            if (head == null) return false;
            body = RequestBody.of(in, head);
        } catch (RequestHead.Malformed e) {
            refuse(out, e);
            return false;
        }
        if (head.expectsContinue() && !body.atEnd()) out.write(GO_ON);
        LocalExchange exchange = new LocalExchange(context, socket, head, body, out);
        current = exchange;
        try {
            context.handle(exchange);
        } catch (RequestBody.Broken e) {
            if (exchange.getResponseCode() < 0) refuse(out, new RequestHead.Malformed(400, e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            BackgroundErrors.tell(e);
            return false;
        }
        exchange.awaitEnd();
        current = null;
        return exchange.mayGoOn() && body.skipRest();
    }

    private static void refuse(OutputStream out, RequestHead.Malformed fault) throws IOException {
        byte[] body = ("{\"Message\":\"" + fault.getMessage() + "\",\"Type\":\"User\"}")
                .getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + fault.status() + " Refused\r\nContent-Type: application/json\r\nX-Amzn-ErrorType: "
                + (fault.status() == TOO_LARGE ? "RequestTooLargeException" : "InvalidRequestContentException")
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** A connection that is closed with unread bytes is reset, and the client might lose the answer. */
    private void linger(InputStream in) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LINGER_MS);
        in.skipNBytes(MOST_SKIPPED);
    }
}
