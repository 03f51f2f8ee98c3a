package race;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;
import io.quarkus.runtime.Quarkus;

/** Quarkus's handler, which starts the application in INIT; left alone it does so in the first invocation. */
public class StartedQuarkus extends QuarkusStreamHandler {

    public StartedQuarkus() {
        Quarkus.manualStart();
    }
}
