package locallambda.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import locallambda.http.Loopback;

/**
 * A port for one environment only. It serves the environment's process and the descendants of that process. For each
 * connection, it checks once that one of these processes is at the other end. A token in the address would be simpler,
 * but clients expect only a host and a port in {@code AWS_LAMBDA_RUNTIME_API}.
 */
final class OwnPort implements RuntimePort {

    private final RuntimeApi api;
    private final HttpServer server;
    private final StartedPid root = new StartedPid();
    /** By the port at the other end. */
    private final Map<Integer, SocketPeer> known = new ConcurrentHashMap<>();

    OwnPort(RuntimeApi api) {
        this.api = api;
        server = Loopback.start(0, this::handle);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    public void started(Process process) {
        root.started(process);
    }

    @Override
    public long pid() {
        return root.now();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        int from = exchange.getRemoteAddress().getPort();
        if (!isOurs(from)) {
            RuntimeError.refuseStranger(exchange);
            return;
        }
        SocketPeer sender = known.get(from);
        if (sender != null) sender.sent(exchange);
        api.handle(exchange);
    }

    private boolean isOurs(int from) {
        SocketPeer before = known.get(from);
        if (before != null && before.connected()) return true;
        root.await();
        Optional<String> socket = SocketPeer.socket(from, port());
        if (before != null && socket.isEmpty()) return true; // it was one of ours, and these are its last words
        known.remove(from);
        Optional<SocketPeer> peer = socket
                .flatMap(each -> SocketPeer.persistently(() -> SocketPeer.among(pid(), each)));
        peer.ifPresent(found -> known.put(from, found));
        return peer.isPresent() || !SocketPeer.canBeFound();
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
