package contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A deployed variant as its callers see it: through its URL and through the Invoke API. */
final class Function implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Bench bench;
    private final String variant;
    private final String name;
    private final String unpublished;

    /** @param unpublished why it could not be published, if it could not; each call then ends with that */
    Function(Bench bench, String variant, String name, String unpublished) {
        this.unpublished = unpublished;
        this.bench = bench;
        this.variant = variant;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** POST to the function URL; a failed call is looked up again in the platform's word about it. */
    Answer post(String body) {
        return send(HttpRequest.newBuilder(bench.platform().url(name)).header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** The Invoke API, with the log's tail. */
    Answer invoke(String event) {
        URI uri = URI.create(bench.platform().endpoint() + "/2015-03-31/functions/" + name + "/invocations");
        return send(HttpRequest.newBuilder(uri).header("X-Amz-Log-Type", "Tail")
                .POST(HttpRequest.BodyPublishers.ofString(event)).build());
    }

    /** The same variant with one environment variable changed, deployed beside it. */
    Function with(String variable, String value) {
        return bench.deploy(variant, name + "-broken", env -> env.put(variable, value));
    }

    Function without(String variable) {
        return bench.deploy(variant, name + "-broken", env -> env.remove(variable));
    }

    /** How many execution environments answered so far. */
    long environments() {
        return bench.environments(name);
    }

    @Override
    public void close() {
        bench.remove(name);
    }

    private Answer send(HttpRequest request) {
        if (!unpublished.isEmpty()) return new Answer(404, "", "", unpublished);
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            String log = response.headers().firstValue("X-Amz-Log-Result")
                    .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)).orElse("");
            Optional<String> requestId = response.headers().firstValue("x-amzn-RequestId");
            return new Answer(response.statusCode(), response.body(), log, requestId.map(bench::errorOf).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param platformError the error message as the platform recorded it; a function URL hides it from its callers */
    record Answer(int status, String body, String log, String platformError) {

        JsonNode json() {
            if (status != 200) throw new AssertionError("status " + status + ": " + body + " " + platformError);
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        String errorMessage() {
            return platformError;
        }
    }
}
