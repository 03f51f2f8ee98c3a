package hello;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers at once, whatever it is asked: what it takes to start is the runtime's alone. */
public final class Handler implements RequestStreamHandler {

    private static final byte[] ANSWER = "{\"hello\": true}".getBytes(StandardCharsets.UTF_8);

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write(ANSWER);
    }
}
