package race;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The same function without AWS's SDK, for the last steps of {@code docs/plain-java.md}. */
public final class LeanHandler implements RequestStreamHandler {

    /** How many invocations INIT primes; none without this environment variable. */
    private static final String PRIMING = "PRIMING";

    private final Handler handler;

    /**
     * INIT: with {@code PRIMING} set it also takes the way of an invocation that often, while there is a whole vCPU.
     */
    public LeanHandler() throws IOException {
        LeanStore store = LeanStore.of(System.getenv());
        handler = new Handler(store, System.out);
        String priming = System.getenv(PRIMING);
        for (int left = priming == null ? 0 : Integer.parseInt(priming); left > 0; left--) prime(store);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    private void prime(LeanStore store) throws IOException {
        handler.handleRequest(new ByteArrayInputStream("{\"hello\": true}".getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(), null);
        UUID.randomUUID(); // seeds the generator; no id is kept
        store.warmUp();
    }
}
