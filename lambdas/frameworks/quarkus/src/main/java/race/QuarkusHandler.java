package race;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.Quarkus;

/** Quarkus's handler. If INIT fails, it says what failed, as the contract wants; Quarkus says that something did. */
public class QuarkusHandler extends QuarkusStreamHandler {

    /** @throws IllegalStateException with the message of what failed */
    public QuarkusHandler() {
        start();
        super(); // finds everything started
    }

    private static void start() {
        try {
            Quarkus.manualInitialize();
        } catch (RuntimeException e) {
            Throwable first = e;
            while (first.getCause() != null) first = first.getCause();
            throw new IllegalStateException(first.getMessage(), e);
        }
    }
}
