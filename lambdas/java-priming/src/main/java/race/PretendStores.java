package race;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Answers inside of this process as S3 and DynamoDB answer a put, with all headers that make the SDK do something;
 * keeps nothing.
 */
final class PretendStores implements AutoCloseable {

    private static final byte[] ITEM_STORED = "{}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    PretendStores() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PretendStores::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        if (exchange.getRequestMethod().equals("PUT")) objectStored(exchange);
        else itemStored(exchange);
        exchange.close();
    }

    private static void objectStored(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\"");
        headers.set("x-amz-request-id", "4442587FB7D0A2F9");
        headers.set("Server", "pretended");
        exchange.sendResponseHeaders(200, -1);
    }

    private static void itemStored(HttpExchange exchange) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(ITEM_STORED);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/x-amz-json-1.0");
        headers.set("x-amz-crc32", Long.toString(sum.getValue()));
        headers.set("x-amzn-RequestId", "5c3f8e7a-8f5e-4b0e-9d0a-2f6f0c9b7a11");
        exchange.sendResponseHeaders(200, ITEM_STORED.length);
        exchange.getResponseBody().write(ITEM_STORED);
    }
}
