package locallambda.runtime;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import locallambda.system.Pause;
import locallambda.system.Proc;
import locallambda.system.SocketInode;

/**
 * The other end of a connection on this machine: a file of one process, as Linux shows it.
 *
 * @param pid    the process
 * @param file   the open file's entry under {@code /proc}
 * @param socket what that entry points to as long as it is this connection
 */
public record SocketPeer(long pid, Path file, String socket) {

    private static final String SENDER = "sender";
    private static final int LOOKS = 3;
    private static final int BETWEEN_LOOKS_MS = 2;

    /**
     * The socket of a connection from {@code from} to {@code to}, both ports of the loopback interface.
     *
     * @return as an open file's entry names it; empty if no process has it open any more
     */
    public static Optional<String> socket(int from, int to) {
        OptionalLong inode = SocketInode.of(from, to);
        if (inode.isEmpty()) return inTable(from, to);
        return inode.getAsLong() == 0 ? Optional.empty() : Optional.of("socket:[" + inode.getAsLong() + "]");
    }

    /** For kernels that answer no other question about sockets. */
    private static Optional<String> inTable(int from, int to) {
        String ends = String.format(Locale.ROOT, ":%04X", from);
        String far = String.format(Locale.ROOT, ":%04X ", to);
        for (String table : new String[] {"/proc/thread-self/net/tcp6", "/proc/thread-self/net/tcp"})
            for (String line : Proc.text(table).orElse("").split("\n")) {
                int near = line.indexOf(ends + " ");
                if (near < 0 || line.indexOf(far, near + ends.length()) < 0) continue;
                String[] fields = line.strip().split("\\s+");
                if (fields[1].endsWith(ends) && (fields[2] + " ").endsWith(far) && !fields[9].equals("0"))
                    return Optional.of("socket:[" + fields[9] + "]");
            }
        return Optional.empty();
    }

    /** Whether Linux shows which process has a connection. It does, unless a sandbox hides parts of {@code /proc}. */
    static boolean canBeFound() {
        return Trial.WORKED;
    }

    private static final class Trial {

        static final boolean WORKED = tried();

        private static boolean tried() {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                return SocketPeer.socket(client.getLocalPort(), client.getPort())
                        .flatMap(socket -> of(ProcessHandle.current().pid(), socket)).isPresent();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * What {@code look} finds. If it finds nothing, it runs again before this method gives up: Linux may leave out a
     * child from its lists while another child ends (proc(5), {@code children}).
     */
    public static <T> Optional<T> persistently(Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        for (int again = 1; found.isEmpty() && again < LOOKS; again++) {
            Pause.ms(BETWEEN_LOOKS_MS);
            found = look.get();
        }
        return found;
    }

    /** Which process has that socket open: the process {@code root} or one of its descendants. */
    public static Optional<SocketPeer> among(long root, String socket) {
        Optional<SocketPeer> found = of(root, socket);
        if (found.isPresent()) return found;
        for (long child : Proc.children(root)) {
            found = among(child, socket);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** Where a process has that socket open, if it has. */
    private static Optional<SocketPeer> of(long pid, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files)
                if (target(file).equals(socket)) return Optional.of(new SocketPeer(pid, file, socket));
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty(); // it ended while we looked, or is somebody else's
        }
        return Optional.empty();
    }

    /** Whether the process still has it open; until it closes, no other connection has the same ports. */
    public boolean connected() {
        return target(file).equals(socket);
    }

    /** Remembers who sent a request that may wait for a long time. */
    public void sent(HttpExchange exchange) {
        exchange.setAttribute(SENDER, this);
    }

    /** Whether the sender of a request no longer waits for its answer, as far as it is known. */
    static boolean hungUp(HttpExchange exchange) {
        return exchange.getAttribute(SENDER) instanceof SocketPeer sender && !sender.connected();
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
