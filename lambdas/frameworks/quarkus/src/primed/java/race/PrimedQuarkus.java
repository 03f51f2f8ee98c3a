package race;

import io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler;

/** Quarkus's handler, primed. */
public final class PrimedQuarkus extends QuarkusStreamHandler {

    @SuppressWarnings("unused") // held here, because the runtime holds it weakly
    private final FrameworkPriming hook = FrameworkPriming.of(this);
}
