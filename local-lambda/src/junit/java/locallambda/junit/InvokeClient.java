package locallambda.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Calls one function through the Invoke API, as an AWS SDK does, so that tests call it in the same way as real callers.
 */
final class InvokeClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI invocations;
    private final String function;

    InvokeClient(URI endpoint, String function) {
        this.function = function;
        this.invocations = endpoint.resolve("/2015-03-31/functions/" + function + "/invocations");
    }

    /** @param failed whether the payload is a function error */
    record Response(String requestId, String payload, String log, boolean failed) {}

    /** @throws InvocationRefused if the Invoke API answers instead of the function */
    Response invoke(String event) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(invocations).header("X-Amz-Log-Type", "Tail")
                .POST(BodyPublishers.ofString(event)).build());
        if (response.statusCode() != 200)
            throw new InvocationRefused(function, response.statusCode(), header(response, "X-Amzn-ErrorType"),
                    response.body());
        return new Response(header(response, "x-amzn-RequestId"), response.body(),
                new String(Base64.getDecoder().decode(header(response, "X-Amz-Log-Result")), StandardCharsets.UTF_8),
                !header(response, "X-Amz-Function-Error").isEmpty());
    }

    String function() {
        return function;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The invocation of " + function + " was cut off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while " + function + " ran", e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
