package race;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends signed requests to one of AWS's services with nothing but the JDK, which keeps the connection open by itself.
 */
final class LeanClient {

    /** As many as the SDK makes in its standard mode. */
    private static final int ATTEMPTS = 3;
    private static final int TIMEOUT_MS = 30_000;

    private final String endpoint;
    private final String host;
    private final String pathPrefix;
    private final Signature signature;
    private final String token;

    /**
     * @param environment with region and credentials, as Lambda gives them to a function
     * @param service     as in a signature's scope
     * @param endpoint    with or without a path
     */
    LeanClient(Map<String, String> environment, String service, URI endpoint) {
        this.endpoint = endpoint.getScheme() + "://" + endpoint.getAuthority();
        host = endpoint.getAuthority();
        pathPrefix = endpoint.getPath();
        signature = new Signature(environment, service);
        token = environment.get("AWS_SESSION_TOKEN");
    }

    /**
     * Sends a request, again if there was no answer or the service had a fault; so it has to be one that may arrive
     * twice.
     *
     * @param path needs no encoding
     * @throws IOException with what the service said if it refused
     */
    void send(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        for (int attempt = 1;; attempt++)
            try {
                Answer answer = once(method, pathPrefix + path, headers, body);
                if (answer.status() < 300) return;
                if (answer.status() < 500 || attempt == ATTEMPTS)
                    throw new Refused("status " + answer.status() + " " + answer.text());
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) throw e;
            }
    }

    /** Sends a request whose answer does not matter: then connection, classes and code are there for the next one. */
    void warmUp(String method, String path, Map<String, String> headers, byte[] body) {
        try {
            once(method, pathPrefix + path, headers, body);
        } catch (IOException e) {
            // the next request will meet the same fault and report it
        }
    }

    private Answer once(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        SortedMap<String, String> signed = new TreeMap<>(headers);
        String bodyHash = Signature.sha256(body);
        signed.put("host", host);
        signed.put("x-amz-content-sha256", bodyHash);
        signed.put("x-amz-date", date(Instant.now()));
        if (token != null) signed.put("x-amz-security-token", token);
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(endpoint + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", signature.of(method, path, signed, bodyHash));
        signed.forEach(connection::setRequestProperty);
        if (body.length > 0) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** {@code 20261123T140512Z}. */
    static String date(Instant instant) {
        String text = Storage.MILLISECONDS.format(instant);
        return text.substring(0, 19).replace("-", "").replace(":", "") + "Z";
    }

    private record Answer(int status, String text) {}

    /** The service answered and will not take it. */
    private static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
