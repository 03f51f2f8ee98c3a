package servers;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;

/** Helidon's, which runs on virtual threads, without its checks of paths; it has no trailers of requests. */
final class HelidonServer implements TestServer {

    @Override
    public int start() {
        return WebServer.builder().host("127.0.0.1").port(0)
                .addConnectionSelector(Http1ConnectionSelector.builder()
                        .config(Http1Config.builder().validatePath(false).validatePrologue(false).build()).build())
                .addRouting(HttpRouting.builder().any(HelidonServer::answer)).build().start().port();
    }

    private static void answer(ServerRequest request, ServerResponse response) throws IOException {
        byte[] body = request.content().hasEntity() ? request.content().inputStream().readAllBytes() : new byte[0];
        String query = request.query().rawValue();
        Call call = new Call(request.prologue().method().text(),
                request.path().absolute().rawPath() + (query.isEmpty() ? "" : "?" + query), body,
                request.headers().first(HeaderNames.create("X-Own")).orElse(null), null);
        if (call.header() != null) response.header(call.header()[0], call.header()[1]);
        response.send(call.answer());
    }
}
