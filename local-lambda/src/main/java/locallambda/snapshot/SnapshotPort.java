package locallambda.snapshot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import locallambda.http.Loopback;
import locallambda.runtime.RuntimeApi;
import locallambda.runtime.RuntimeError;
import locallambda.runtime.RuntimePort;
import locallambda.runtime.SocketPeer;
import locallambda.runtime.StartedPid;

/**
 * The port that all copies of a snapshot share, because its address is frozen into the copies. A request belongs to the
 * copy whose process is at the other end of the connection. The port looks for this process once per connection.
 */
final class SnapshotPort implements AutoCloseable {

    private record Known(Copy copy, SocketPeer peer) {}

    private final HttpServer server;
    private final Set<Copy> copies = ConcurrentHashMap.newKeySet();
    /** By the port at the other end. */
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    SnapshotPort() {
        server = Loopback.start(0, this::handle);
    }

    /** A port for one process, which is the same port for all of them. */
    Copy of(RuntimeApi api) {
        Copy copy = new Copy(api);
        copies.add(copy);
        return copy;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        int port = exchange.getRemoteAddress().getPort();
        Optional<Copy> from = sender(port);
        if (from.isEmpty()) {
            RuntimeError.refuseStranger(exchange);
            return;
        }
        Known sender = known.get(port);
        if (sender != null) sender.peer().sent(exchange);
        from.get().api.handle(exchange);
    }

    private Optional<Copy> sender(int port) {
        Known before = known.get(port);
        if (before != null && before.peer().connected()) return Optional.of(before.copy());
        Optional<String> socket = SocketPeer.socket(port, server.getAddress().getPort());
        if (socket.isEmpty()) return Optional.ofNullable(before).map(Known::copy); // a process's last words, or nobody
        known.remove(port);
        return owner(port, socket.get()).or(() -> {
            copies.forEach(copy -> copy.root.await()); // a process may ask before we are told that it has started
            return SocketPeer.persistently(() -> owner(port, socket.get()));
        });
    }

    private Optional<Copy> owner(int port, String socket) {
        List<Copy> newFirst = copies.stream().sorted(Comparator.comparing(copy -> copy.pid != 0)).toList();
        for (Copy copy : newFirst) {
            Optional<SocketPeer> peer = copy.owner(socket);
            if (peer.isEmpty()) continue;
            if (copy.pid == 0) copy.pid = peer.get().pid(); // the runtime asks first; its children may ask later
            known.put(port, new Known(copy, peer.get()));
            return Optional.of(copy);
        }
        return Optional.empty();
    }

    /** One process, or tree of processes, that talks to this port. */
    final class Copy implements RuntimePort {

        private final RuntimeApi api;
        private final StartedPid root = new StartedPid();
        private volatile long pid;

        private Copy(RuntimeApi api) {
            this.api = api;
        }

        @Override
        public String address() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void started(Process process) {
            root.started(process);
        }

        @Override
        public long pid() {
            return pid == 0 ? root.now() : pid;
        }

        @Override
        public void close() {
            copies.remove(this);
            known.values().removeIf(each -> each.copy() == this);
        }

        private Optional<SocketPeer> owner(String socket) {
            long from = root.now();
            return from == 0 ? Optional.empty() : SocketPeer.among(from, socket);
        }
    }
}
