package testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A host that does not answer, as one behind a firewall: its queue of connections is full and nobody takes any from it,
 * so the kernel ignores whoever calls.
 */
public final class SilentHost implements AutoCloseable {

    private final ServerSocket server;
    private final List<Socket> queue = new ArrayList<>();

    public SilentHost() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        for (int i = 0; i < 20; i++) {
            Socket caller = new Socket();
            queue.add(caller);
            try {
                caller.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IOException("this system answers although the queue is full");
    }

    /** Its address, as a mirror or a proxy. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        for (Socket caller : queue) caller.close();
        server.close();
    }
}
