package race;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hands each event to the function in Rust, as the bytes that came in, and its answer back. */
public final class Handler implements RequestStreamHandler {

    /** INIT: its clients are built once and used by every invocation. */
    private final RustFunction function = RustFunction.open();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        answer.write(function.call(event.readAllBytes()));
    }
}
