package hello;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Answers at once, whatever it is asked: what it takes to start is the runtime's alone. It has the form of the function
 * that it is compared with (lambda-perf): no interface of Lambda's, so that the runtime client looks the method up by its
 * name, which takes a good part of the first call.
 */
public final class Handler {

    private static final byte[] ANSWER = "{\"hello\": true}".getBytes(StandardCharsets.UTF_8);

    public void handleRequest(InputStream event, OutputStream answer) throws IOException {
        answer.write(ANSWER);
    }
}
