package servers;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpAttachments;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Undertow's core, which leaves paths as they are, handlers on its worker threads. */
final class UndertowServer implements TestServer {

    @Override
    public int start() {
        Undertow server = Undertow.builder().addHttpListener(0, "127.0.0.1")
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setHandler(UndertowServer::handle).build();
        server.start();
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    private static void handle(HttpServerExchange exchange) throws Exception {
        if (exchange.isInIoThread()) {
            exchange.dispatch(UndertowServer::handle);
            return;
        }
        exchange.startBlocking();
        byte[] body = exchange.getInputStream().readAllBytes();
        HeaderMap trailers = exchange.getAttachment(HttpAttachments.REQUEST_TRAILERS);
        String query = exchange.getQueryString();
        Call call = new Call(exchange.getRequestMethod().toString(),
                exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query), body,
                exchange.getRequestHeaders().getFirst("X-Own"), trailers == null ? null : trailers.getFirst("X-After"));
        if (call.header() != null)
            exchange.getResponseHeaders().put(new HttpString(call.header()[0]), call.header()[1]);
        exchange.getResponseSender().send(ByteBuffer.wrap(call.answer()));
    }
}
