package locallambda.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import locallambda.http.Loopback;

/**
 * Where functions with SnapStart get their credentials: from an address instead of from variables, so that a restored
 * copy does not use credentials from the time of its snapshot. Source: AWS Lambda Developer Guide, "SnapStart",
 * compatibility considerations.
 */
final class Credentials {

    /** On the port of the Runtime API. */
    static final String PATH = "/credentials";

    private static final String TOKEN = "local";
    private static final Duration VALID = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Credentials() {}

    /** Removes the credentials from the variables and adds the address that returns them. */
    static void moveOut(Map<String, String> variables, String runtimeApi) {
        variables.keySet().removeAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"));
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + runtimeApi + PATH);
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", TOKEN);
    }

    /** Sends credentials. The local Lambda checks no permissions; the session token shows which environment asked. */
    static void send(HttpExchange exchange, String environment) throws IOException {
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            RuntimeError.refuse(exchange, 403, "AccessDenied",
                    "Send AWS_CONTAINER_AUTHORIZATION_TOKEN as Authorization.");
            return;
        }
        String body = JSON.createObjectNode().put("AccessKeyId", "local").put("SecretAccessKey", "local")
                .put("Token", environment)
                .put("Expiration", Instant.now().plus(VALID).truncatedTo(ChronoUnit.SECONDS).toString()).toString();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Loopback.send(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
    }
}
