package race;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Sends invocations through a second handler, so that their classes are loaded. Its clients talk to a server inside
 * this process: S3 and DynamoDB never hear of these calls, and no connection stays open.
 */
record Priming(Map<String, String> environment) {

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
            List.of(urlEvent("{}", false), urlEvent("e30=", true), bytes("{\"work\": 1}"));

    /** @throws IOException if a call fails; then nobody gets a version that only looks primed */
    void run() throws IOException {
        try (PretendStores stores = new PretendStores()) {
            run(stores.address());
        }
    }

    /** Takes the path of an invocation as often as the variable says, with both stores at one place. */
    void run(URI stores) throws IOException {
        int calls = Integer.parseInt(environment.getOrDefault(CALLS, "1"));
        try (Store store = Store.at(stores, environment)) {
            Handler primed = new Handler(store, new PrintStream(OutputStream.nullOutputStream()));
            for (int call = 0; call < calls; call++)
                primed.handleRequest(new ByteArrayInputStream(EVENTS.get(call % EVENTS.size())),
                        new ByteArrayOutputStream(), null);
        }
    }

    /** What a function URL hands over. @param body as it stands in a JSON string */
    static byte[] urlEvent(String body, boolean base64) {
        return bytes(URL_EVENT.formatted(body, base64));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
