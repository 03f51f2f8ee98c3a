package locallambda.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network that has no way out: a network namespace with loopback alone. The thread that enters it stays in it, and so
 * do all threads and processes that it starts later. So a program enters it before it starts anything. Needs root.
 * Source: network_namespaces(7), netdevice(7).
 */
public final class LoopbackOnly {

    private static final int NEW_NETWORK_NAMESPACE = 0x40000000;
    private static final int INTERNET = 2, DATAGRAMS = 2;
    private static final long SET_FLAGS = 0x8914;
    private static final short UP = 1;
    /** struct ifreq: 16 bytes for the name, then a union. */
    private static final int REQUEST_BYTES = 40, NAME_BYTES = 16;

    private static volatile Path tool;

    private LoopbackOnly() {}

    /** Whether this program is in it. */
    public static boolean entered() {
        return tool != null;
    }

    /**
     * Lets this thread enter the network. A short-lived thread tries to enter it first.
     *
     * @return whether it could; if not, nothing has changed
     */
    public static boolean enter() {
        if (entered()) return true;
        try {
            Path nsenter = SystemTool.find("nsenter", "util-linux");
            Attempt attempt = new Attempt();
            Thread thread = Thread.ofPlatform().daemon().name("network").unstarted(attempt);
            thread.start();
            Threads.join(thread);
            if (!attempt.worked) return false;
            make();
            tool = nsenter;
            return true;
        } catch (IOException | LinkageError e) {
            return false;
        }
    }

    /** The same command, run in the network that this program was started in: for downloads and builds. */
    public static List<String> outside(List<String> command) {
        if (!entered()) return command;
        // what belongs to the process belongs to its first thread, and that is none of Java's
        String outer = "--net=/proc/" + ProcessHandle.current().pid() + "/ns/net";
        return Stream.concat(Stream.of(tool.toString(), outer, "--"), command.stream()).toList();
    }

    private static void make() throws IOException {
        LinuxCalls.unshare(NEW_NETWORK_NAMESPACE);
        int socket = LinuxCalls.socket(INTERNET, DATAGRAMS);
        try {
            ByteBuffer request = ByteBuffer.allocateDirect(REQUEST_BYTES).order(ByteOrder.nativeOrder());
            request.put("lo".getBytes(StandardCharsets.US_ASCII)).putShort(NAME_BYTES, UP).rewind();
            LinuxCalls.ioctl(socket, SET_FLAGS, request);
        } finally {
            LinuxCalls.close(socket);
        }
    }

    private static final class Attempt implements Runnable {

        private volatile boolean worked;

        @Override
        public void run() {
            try {
                make();
                InetAddress here = InetAddress.getLoopbackAddress();
                try (ServerSocket server = new ServerSocket(0, 1, here);
                        Socket client = new Socket(here, server.getLocalPort())) {
                    worked = client.isConnected();
                }
            } catch (IOException | LinkageError e) {
                worked = false;
            }
        }
    }
}
