package race;

/** Micronaut's handler, primed. */
public final class PrimedSave extends Save {

    @SuppressWarnings("unused") // held here, because the runtime holds it weakly
    private final FrameworkPriming hook = FrameworkPriming.of(this);
}
