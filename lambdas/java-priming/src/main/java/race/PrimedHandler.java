package race;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/**
 * The function, primed: before the snapshot it sends invocations through a handler of the same class, so that every
 * copy starts with the classes loaded. These calls go to a server inside this process. S3 and DynamoDB never hear of
 * them, and no connection is open when the snapshot is taken.
 */
public final class PrimedHandler implements RequestStreamHandler, Resource {

    /** The environment variable that says how many calls prime; 1 without it. */
    private static final String CALLS = "PRIMING";

    private static final String URL_EVENT = """
            {"version": "2.0", "routeKey": "$default", "rawPath": "/", "rawQueryString": "",
             "headers": {"content-type": "application/json", "host": "a.lambda-url.us-east-1.on.aws",
                         "x-forwarded-proto": "https"},
             "requestContext": {"accountId": "anonymous", "apiId": "a", "routeKey": "$default",
              "domainName": "a.lambda-url.us-east-1.on.aws",
              "time": "01/Jan/2026:00:00:00 +0000", "timeEpoch": 1767225600000,
              "http": {"method": "POST", "path": "/", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1",
                       "userAgent": "priming"}},
             "body": "%s", "isBase64Encoded": %s}
            """;
    /** The first is what a function URL sends for an empty payload; one primed call takes that path. */
    private static final List<byte[]> EVENTS =
            List.of(bytes(URL_EVENT.formatted("{}", false)), bytes(URL_EVENT.formatted("e30=", true)),
                    bytes("{\"work\": 1}"));

    private final Map<String, String> environment;
    private final Handler handler;

    /** INIT: as {@link Handler}, and registers the hook. The runtime holds hooks weakly, but it holds its handler. */
    public PrimedHandler() {
        this(System.getenv());
    }

    PrimedHandler(Map<String, String> environment) {
        this.environment = environment;
        this.handler = new Handler(Store.of(environment), System.out);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        try (PretendStores stores = new PretendStores()) {
            prime(stores.address());
        }
    }

    /** Takes the path of an invocation as often as the variable says, with both stores at one place. */
    void prime(URI stores) throws IOException {
        int calls = Integer.parseInt(environment.getOrDefault(CALLS, "1"));
        try (Store store = Store.at(stores, environment)) {
            Handler primed = new Handler(store, new PrintStream(OutputStream.nullOutputStream()));
            for (int call = 0; call < calls; call++)
                primed.handleRequest(new ByteArrayInputStream(EVENTS.get(call % EVENTS.size())),
                        new ByteArrayOutputStream(), null);
        }
    }

    /**
     * Nothing to renew: the handler's own clients have no connection yet, ids are made in the handler, credentials are
     * read from their place at each call.
     */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
