package locallambda.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A request and its answer. Any thread may send the answer, even after the handler has returned. */
final class LocalExchange extends HttpExchange {

    private static final Pattern PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern SLASHES = Pattern.compile("^/{2,}");

    private final HttpContext context;
    private final Socket socket;
    private final RequestHead head;
    private final RequestBody body;
    private final Headers response = new Headers();
    private final ResponseStream stream;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = -1;
    private volatile boolean broken;

    LocalExchange(HttpContext context, Socket socket, RequestHead head, RequestBody body, OutputStream out) {
        this.context = context;
        this.socket = socket;
        this.head = head;
        this.body = body;
        this.stream = new ResponseStream(out, ended::countDown);
    }

    /** The path and the query as they were sent. */
    String target() {
        return head.target();
    }

    /** The server as a target such as {@code http://localhost/} names it; empty if it names none. */
    String authority() {
        return head.authority();
    }

    Headers trailers() {
        return body.trailers();
    }

    /** Returns when the answer is complete. */
    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            broken = true;
            Thread.currentThread().interrupt();
        }
    }

    /** There will be no answer. */
    void abort() {
        broken = true;
        ended.countDown();
    }

    /** Whether the connection may carry another request after this one. */
    boolean mayGoOn() {
        return !broken && stream.complete() && head.keepsAlive();
    }

    /**
     * {@inheritDoc} All headers are checked before the first byte goes out, so that a bad header can't break off an
     * answer.
     */
    @Override
    public void sendResponseHeaders(int code, long length) throws IOException {
        if (status >= 0) throw new IOException("the response has begun already");
        byte[] bytes = ResponseHead.bytes(code, response, length, head.method().equals("HEAD"), head.keepsAlive());
        status = code;
        stream.begin(bytes, ResponseHead.bodiless(code) || head.method().equals("HEAD") ? -1 : length);
    }

    /** Ends the answer. If the answer has not begun or its body is incomplete, this also ends the connection. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            broken = true;
        }
        if (!stream.complete()) {
            broken = true;
            try {
                socket.close();
            } catch (IOException e) {
                // it is closed as far as it can be
            }
        }
        ended.countDown();
    }

    @Override
    public Headers getRequestHeaders() {
        return head.headers();
    }

    @Override
    public Headers getResponseHeaders() {
        return response;
    }

    /**
     * {@inheritDoc} Characters that a URI may not have are percent-encoded; {@link Loopback#target} returns the
     * original.
     */
    @Override
    public URI getRequestURI() {
        String legal = SLASHES.matcher(PERCENT.matcher(head.target()).replaceAll("%25")).replaceAll("/");
        StringBuilder encoded = new StringBuilder();
        for (char each : legal.toCharArray())
            if ("\"<>\\^`{|}[]#".indexOf(each) < 0) encoded.append(each);
            else encoded.append(String.format("%%%02X", (int) each));
        return URI.create(encoded.toString());
    }

    @Override
    public String getRequestMethod() {
        return head.method();
    }

    @Override
    public String getProtocol() {
        return head.protocol();
    }

    @Override
    public InputStream getRequestBody() {
        return body;
    }

    @Override
    public OutputStream getResponseBody() {
        return stream;
    }

    @Override
    public int getResponseCode() {
        return status;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public HttpContext getHttpContext() {
        return context;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void setStreams(InputStream in, OutputStream out) {
        throw new UnsupportedOperationException("no filter here changes bodies");
    }

    @Override
    public HttpPrincipal getPrincipal() {
        return null;
    }
}
