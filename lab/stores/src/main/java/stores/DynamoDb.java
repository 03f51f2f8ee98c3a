package stores;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local behind connectors of ours: its own server listens on every address and sends telemetry. */
final class DynamoDb {

    private DynamoDb() {}

    /**
     * Where it listens.
     *
     * @param functions for the functions, held back and over TLS as the options say
     * @param lab       for the lab itself, which counts: always plain
     */
    record Urls(URI functions, URI lab) {}

    static Urls start(Options options) throws Exception {
        var handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
        Server server = new Server();
        ServerConnector plain = new ServerConnector(server);
        Optional<ServerConnector> secure = options.keys().map(keys -> new ServerConnector(server, tls(keys)));
        listen(server, plain);
        secure.ifPresent(connector -> listen(server, connector));
        Handler answers = new DynamoDBProxyServer(0, handler).setUpHandler(handler);
        server.setHandler(
                new Guarded(options.dynamoDbMs() > 0 ? new Delayed(answers, options.dynamoDbMs()) : answers));
        server.start();
        URI lab = URI.create("http://127.0.0.1:" + plain.getLocalPort());
        return new Urls(
                secure.map(connector -> URI.create("https://127.0.0.1:" + connector.getLocalPort())).orElse(lab), lab);
    }

    private static void listen(Server server, ServerConnector connector) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
    }

    private static SslContextFactory.Server tls(Options.Keys keys) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keys.file().toString());
        tls.setKeyStorePassword(keys.password());
        return tls;
    }

    /** Keeps other sites' pages out. */
    private static final class Guarded extends Handler.Wrapper {

        Guarded(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Optional<String> refusal = CallerCheck.refusal(request.getHeaders()::getValuesList);
            if (refusal.isEmpty()) return super.handle(request, response, callback);
            Response.writeError(request, response, callback, 403, refusal.get());
            return true;
        }
    }

    /** Holds each call back for a while, as if the table were further away. */
    private static final class Delayed extends Handler.Wrapper {

        private final long ms;

        Delayed(Handler handler, long ms) {
            super(handler);
            this.ms = ms;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Thread.sleep(ms);
            return super.handle(request, response, callback);
        }
    }
}
