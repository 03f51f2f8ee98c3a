package locallambda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server answers with method, target and body, and with what came behind the body. */
class LocalServerTest {

    private final HttpServer server = new LocalServer(0);
    private volatile HttpExchange waiting;

    /** Without the check of callers, because not each of these requests names a host. */
    LocalServerTest() throws IOException {
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = Loopback.target(exchange);
        if (target.equals("/unread")) {
            Loopback.send(exchange, 200, "unread".getBytes());
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (target) {
            case "/later" -> waiting = exchange;
            case "/bad-header" -> exchange.getResponseHeaders().put("X Y", java.util.List.of("1"));
            case "/chunks" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("one".getBytes());
                exchange.getResponseBody().write("two".getBytes());
                exchange.close();
            }
            case "/fault" -> throw new IllegalStateException("fault");
            default -> {}
        }
        if (target.equals("/later") || target.equals("/chunks")) return;
        String trailer = Loopback.trailers(exchange).getFirst("X-After");
        Loopback.send(exchange, 200, (exchange.getRequestMethod() + " " + target + " " + body
                + (trailer == null ? "" : " " + trailer)).getBytes(StandardCharsets.UTF_8));
    }

    /** @param request all but the line ends, which are {@code \n} here */
    private String send(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.getAddress().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void requestsOfOneConnectionAreAnsweredInOrder() throws IOException {
        String answers = send("GET /1 HTTP/1.1\nHost: x\n\n"
                + "POST /2 HTTP/1.1\nContent-Length: 3\n\nabcGET /3 HTTP/1.1\n\n");
        assertThat(answers.split("HTTP/1.1 200 OK")).hasSize(4);
        assertThat(answers).containsSubsequence("GET /1 ", "POST /2 abc", "GET /3 ");
    }

    @Test
    void aBodyInChunksAndItsTrailersAreRead() throws IOException {
        assertThat(send("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n3;ext=1\nabc\n0A\n0123456789\n0\n"
                + "X-After: done\n\nGET /next HTTP/1.1\n\n")).contains("POST / abc0123456789 done", "GET /next ");
    }

    @Test
    void anUnreadBodyDoesNotBecomeTheNextRequest() throws IOException {
        assertThat(send("POST /unread HTTP/1.1\nContent-Length: 5\n\nGET /GET /next HTTP/1.1\n\n"))
                .containsSubsequence("unread", "GET /next ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "GET /", "GET / x HTTP/1.1", "GET / HTTP/2.0", "G T / HTTP/1.1", "GET x HTTP/1.1",
        "GET /\u0001 HTTP/1.1", "GET / HTTP/1.1\nno colon", "GET / HTTP/1.1\nX Y: 1", "GET / HTTP/1.1\n folded: 1",
        "GET / HTTP/1.1\nX: \u0001", "POST / HTTP/1.1\nContent-Length: x", "POST / HTTP/1.1\nContent-Length: -1",
        "POST / HTTP/1.1\nContent-Length: 1\nContent-Length: 2",
        "POST / HTTP/1.1\nContent-Length: 1\nTransfer-Encoding: chunked"})
    void whatIsNoRequestIsRefusedAndTheConnectionEnds(String head) throws IOException {
        String answer = send(head + "\n\nGET /next HTTP/1.1\n\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close", "{\"Message\":\"")
                .doesNotContain("/next");
    }

    @Test
    void endlessHeadersAreRefused() throws IOException {
        assertThat(send("GET / HTTP/1.1\nX: " + "x".repeat(70_000) + "\n\n")).startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "g\n", "3\nabcd\n0\n\n", "fffffffffffffffff\n"})
    void aBrokenBodyIsRefusedAndEndsTheConnection(String chunks) throws IOException {
        assertThat(send("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n" + chunks)).startsWith("HTTP/1.1 400 ")
                .contains("X-Amzn-ErrorType: InvalidRequestContentException", "Connection: close", "{\"Message\":\"");
    }

    @Test
    void aTargetWithItsServersNameIsThePath() throws IOException {
        assertThat(send("GET http://127.0.0.1/a?b=1 HTTP/1.1\n\n")).contains("GET /a?b=1 ");
        assertThat(send("GET http://127.0.0.1?b=1 HTTP/1.1\n\n")).contains("GET /?b=1 ");
    }

    @Test
    void anotherServersNameWithinATargetStaysThere() throws IOException {
        assertThat(send("GET /a?b=http://127.0.0.1/c HTTP/1.1\n\n")).contains("GET /a?b=http://127.0.0.1/c ");
    }

    @Test
    void http10EndsItsConnection() throws IOException {
        assertThat(send("GET /1 HTTP/1.0\n\nGET /2 HTTP/1.0\n\n")).contains("GET /1 ", "Connection: close")
                .doesNotContain("/2");
    }

    @Test
    void anAnswerToHeadHasNoBody() throws IOException {
        assertThat(send("HEAD / HTTP/1.1\n\nGET /next HTTP/1.1\n\n")).containsOnlyOnce("\r\n\r\nHTTP")
                .contains("GET /next ");
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws IOException {
        assertThat(send("POST / HTTP/1.1\nExpect: 100-continue\nContent-Length: 3\n\nabc"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ").contains("abc");
    }

    @Test
    void anAnswerInChunksIsReadable() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                    + server.getAddress().getPort() + "/chunks")).build(), HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("onetwo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fault", "/bad-header"})
    void aFaultOfTheHandlerEndsTheConnectionAndNotTheServer(String path) throws IOException {
        assertThat(send("GET " + path + " HTTP/1.1\n\n")).isEmpty();
        assertThat(send("GET / HTTP/1.1\n\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void anAnswerMayComeLater() throws Exception {
        Thread.startVirtualThread(() -> {
            while (waiting == null) Thread.onSpinWait();
            try {
                Loopback.send(waiting, 202, "late".getBytes());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(send("GET /later HTTP/1.1\n\n")).startsWith("HTTP/1.1 202 ").endsWith("late");
    }

    @Test
    void stoppingEndsWhatWaits() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.getAddress().getPort())) {
            socket.getOutputStream().write("GET /later HTTP/1.1\r\n\r\n".getBytes());
            while (waiting == null) Thread.sleep(5);
            server.stop(0);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> new Socket("127.0.0.1", server.getAddress().getPort()).close())
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "a:", "a\n"})
    void aHeaderNameThatBreaksAnAnswerHasAFault(String name) {
        assertThat(ResponseHead.fault(name, "1")).isNotEmpty();
        assertThat(ResponseHead.fault("X", "a\r\nB: 1")).isNotEmpty();
        assertThat(ResponseHead.fault("X-Own", "ü\t€")).isEmpty();
    }
}
