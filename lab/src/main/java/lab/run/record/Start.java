package lab.run.record;

/** Which kind of call a cell measures. */
public enum Start {
    /** Forced cold starts, one environment at a time. */
    COLD,
    /** Calls to an environment that has been called before. */
    WARM;

    /** As it stands in names and columns. */
    public String label() {
        return name().toLowerCase();
    }
}
