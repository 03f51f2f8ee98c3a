package race;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Takes the whole path of an invocation before the snapshot, so that its classes are loaded and its code is compiled in every copy.
 * The calls go to a server inside of this process which says yes to everything: the stores never hear of them, and no connection
 * is open when the snapshot is taken.
 */
final class Priming implements Resource {

    /** How many calls; without this variable nothing of all that happens. */
    static final String VARIABLE = "PRIMING";

    private static final byte[] EVENT = """
            {"version": "2.0", "rawPath": "/", "requestContext": {"http": {"method": "POST"}}, "body": "{}", "isBase64Encoded": false}
            """.getBytes(StandardCharsets.UTF_8);
    private static final byte[] YES = "{}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> environment;

    private Priming(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @return keep it: the runtime does not */
    static Priming register(Map<String, String> environment) {
        Priming priming = new Priming(environment);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        int calls = Integer.parseInt(environment.get(VARIABLE));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Priming::sayYes);
        server.start();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Store store = Store.at(here, environment)) {
            Handler handler = new Handler(store, new PrintStream(OutputStream.nullOutputStream()));
            for (int call = 0; call < calls; call++) handler.handleRequest(new ByteArrayInputStream(EVENT), OutputStream.nullOutputStream(), null);
        } finally {
            server.stop(0);
        }
    }

    /** Nothing to renew: clients have no connection yet, ids are made in the handler, credentials are read from their place at each call. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    private static void sayYes(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        exchange.sendResponseHeaders(200, YES.length);
        exchange.getResponseBody().write(YES);
        exchange.close();
    }
}
