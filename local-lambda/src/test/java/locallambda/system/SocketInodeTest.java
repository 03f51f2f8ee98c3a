package locallambda.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SocketInodeTest {

    private final InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});

    SocketInodeTest() throws IOException {}

    @Test
    void anOpenConnectionHasTheInodeThatItsProcessShows() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket client = new Socket(loopback, server.getLocalPort())) {
            OptionalLong inode = SocketInode.of(client.getLocalPort(), client.getPort());
            assertThat(inode.orElse(0)).isPositive();
            assertThat(openFiles()).contains("socket:[" + inode.getAsLong() + "]");
            client.close();
            assertThat(SocketInode.of(client.getLocalPort(), server.getLocalPort())).hasValue(0);
        }
    }

    @Test
    void aPortThatOnlyListensHasNone() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
            assertThat(SocketInode.of(server.getLocalPort(), 1)).hasValue(0);
        }
    }

    private static String openFiles() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path file : files) if (Files.isSymbolicLink(file)) all.append(target(file)).append('\n');
        }
        return all.toString();
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
