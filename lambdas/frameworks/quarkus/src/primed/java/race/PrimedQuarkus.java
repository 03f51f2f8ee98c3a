package race;

/** Quarkus's handler, primed. */
public final class PrimedQuarkus extends QuarkusHandler {

    @SuppressWarnings("unused") // held here, because the runtime holds it weakly
    private final FrameworkPriming hook = FrameworkPriming.of(this);
}
