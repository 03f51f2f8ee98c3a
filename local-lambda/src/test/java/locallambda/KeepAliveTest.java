package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import locallambda.report.RequestCounts;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

    private static final int CLIENTS = 10;
    private static final int CALLS = 100;

    @Test
    void tenClientsKeepTheirConnectionsAndNoneFails() throws Exception {
        try (TestLab lab = TestLab.start(); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lab.deploy("echo", CLIENTS);
            List<Future<Integer>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(n -> threads.submit(() -> callOverOneConnection(lab))).toList();
            for (Future<Integer> client : clients) assertThat(client.get()).isEqualTo(CALLS);
            lab.last();
            assertThat(lab.lambda.counts("echo")).isEqualTo(new RequestCounts(CLIENTS * CALLS, CLIENTS * CALLS, 0, 0));
            assertThat(lab.invocations).hasSize(CLIENTS * CALLS).allMatch(invocation -> invocation.error().isEmpty());
        }
    }

    private static int callOverOneConnection(TestLab lab) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", lab.lambda.endpoint().getPort())) {
            int ok = 0;
            for (int i = 0; i < CALLS; i++) {
                String head = "POST /2015-03-31/functions/echo/invocations HTTP/1.1\r\n"
                        + "Host: localhost\r\nContent-Length: 1\r\n\r\n7";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                if (answer(socket.getInputStream()).matches("(?s)HTTP/1.1 200 .*\r\n\r\n7")) ok++;
            }
            return ok;
        }
    }

    /** The head of an answer and one byte of its body. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.length() < 5 || !answer.substring(answer.length() - 5).startsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) throw new IOException("closed after: " + answer);
            answer.append((char) next);
        }
        return answer.toString();
    }
}
