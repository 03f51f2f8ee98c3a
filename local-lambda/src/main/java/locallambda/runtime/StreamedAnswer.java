package locallambda.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import locallambda.http.HeaderText;
import locallambda.http.Loopback;

/**
 * Answers that a runtime may send piece by piece. If an error happens on the way, it follows the last piece. Source:
 * AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes", response streaming.
 */
final class StreamedAnswer {

    private static final String ANY_BYTES = "application/octet-stream";

    private StreamedAnswer() {}

    /** @param body the whole body, so that the trailers are known */
    static Ending of(HttpExchange exchange, byte[] body) {
        if (!Loopback.header(exchange, "Lambda-Runtime-Function-Response-Mode").equalsIgnoreCase("streaming"))
            return new Ending.Answered(body, "");
        Headers trailers = Loopback.trailers(exchange);
        String error = trailers.getFirst("Lambda-Runtime-Function-Error-Type");
        if (error != null) return RuntimeError.of(HeaderText.read(error), reported(trailers));
        String type = Loopback.header(exchange, "Content-Type");
        return new Ending.Answered(body, type.isEmpty() ? ANY_BYTES : type);
    }

    /** The error as JSON, which travels in base64; as it was sent if it is no base64. */
    private static byte[] reported(Headers trailers) {
        String body = trailers.getFirst("Lambda-Runtime-Function-Error-Body");
        if (body == null) return new byte[0];
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
