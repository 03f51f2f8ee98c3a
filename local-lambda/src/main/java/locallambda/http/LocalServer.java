package locallambda.http;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import locallambda.system.Pause;

/**
 * An HTTP/1.1 server behind the JDK's server API. The JDK's own server refuses any path that {@link java.net.URI} does
 * not accept, such as {@code /100%}, and it loses the trailers of a request. Lambda passes on both. Each connection has
 * a platform thread, because the kernel wakes it directly. A virtual thread would have to be woken by another thread,
 * which makes a warm call slower. One handler serves all paths.
 */
final class LocalServer extends HttpServer {

    private static final int BACKLOG = 1024;
    private static final Duration NOTICES_WITHIN = Duration.ofSeconds(1);

    private final ServerSocket listener;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);
    private volatile OnlyContext context;
    private volatile boolean stopped;

    /** @param port of 127.0.0.1; 0 for any free port */
    LocalServer(int port) throws IOException {
        listener = new ServerSocket();
        try {
            bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    @Override
    public void bind(InetSocketAddress address, int backlog) throws IOException {
        listener.bind(address, backlog);
    }

    @Override
    public void start() {
        acceptor.setName("http-" + listener.getLocalPort());
        acceptor.start();
    }

    private void accept() {
        while (!stopped)
            try {
                Connection connection = new Connection(listener.accept(), context);
                open.add(connection);
                Thread.ofPlatform().daemon().name(acceptor.getName() + "-client").start(() -> {
                    connection.serve();
                    open.remove(connection);
                });
                if (stopped) connection.close();
            } catch (SocketException e) {
                if (listener.isClosed()) return;
            } catch (IOException e) {
                // out of file descriptors: the next one may have better luck
                Pause.ms(10);
            }
    }

    /** {@inheritDoc} Then all connections are closed, even busy ones. */
    @Override
    public void stop(int delay) {
        stopped = true;
        try {
            listener.close();
        } catch (IOException e) {
            // it listens no longer, which was the aim
        }
        awaitNotListening();
        long end = System.nanoTime() + delay * 1_000_000_000L;
        while (System.nanoTime() < end && open.stream().anyMatch(Connection::busy)) Pause.ms(2);
        open.forEach(Connection::close);
    }

    /** The system takes connections until the thread that waits for them has noticed. */
    private void awaitNotListening() {
        try {
            if (acceptor.isAlive()) acceptor.join(NOTICES_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public HttpContext createContext(String path, HttpHandler handler) {
        context = new OnlyContext(this, path, handler);
        return context;
    }

    @Override
    public HttpContext createContext(String path) {
        return createContext(path, null);
    }

    @Override
    public InetSocketAddress getAddress() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void setExecutor(Executor executor) {
        if (executor != null) throw new UnsupportedOperationException("each connection has a thread of its own");
    }

    @Override
    public Executor getExecutor() {
        return null;
    }

    @Override
    public void removeContext(String path) {
        context = null;
    }

    @Override
    public void removeContext(HttpContext removed) {
        context = null;
    }
}
