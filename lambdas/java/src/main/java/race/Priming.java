package race;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Takes the whole path of an invocation before the snapshot, so that its classes are loaded and its code is compiled in
 * every copy. The calls go to a server inside of this process, so the stores never hear of them, and no connection is
 * open when the snapshot is taken. Events and the stores' answers are complete: what a primed call leaves out, the
 * first real one has to load.
 */
final class Priming implements Resource {

    /** How many calls; without this variable nothing of all that happens. */
    static final String VARIABLE = "PRIMING";

    /** Where the runtime leaves the trace id of the invocation that it is at. */
    private static final String TRACE = "com.amazonaws.xray.traceHeader";
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
    private static final List<byte[]> EVENTS =
            List.of(bytes(URL_EVENT.formatted("{}", false)), bytes(URL_EVENT.formatted("e30=", true)),
                    bytes("{\"work\": 1}"));

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
        loadRuntimeClient();
        System.setProperty(TRACE, "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");
        try (PretendStores stores = new PretendStores(); Store store = Store.at(stores.address(), environment)) {
            Handler handler = new Handler(store, new PrintStream(OutputStream.nullOutputStream()));
            for (int call = 0; call < calls; call++)
                handler.handleRequest(new ByteArrayInputStream(EVENTS.get(call % EVENTS.size())),
                        new ByteArrayOutputStream(), null);
        } finally {
            System.clearProperty(TRACE);
        }
    }

    /**
     * Nothing to renew: clients have no connection yet, ids are made in the handler, credentials are read from their
     * place at each call.
     */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    /** What the runtime client loads at its first invocation; a runtime with other classes does without. */
    private static void loadRuntimeClient() {
        for (String name : List.of("api.LambdaContext", "runtimeapi.dto.InvocationRequest", "util.ConcurrencyConfig"))
            try {
                Class.forName("com.amazonaws.services.lambda.runtime.api.client." + name);
            } catch (ClassNotFoundException e) {
                continue;
            }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
