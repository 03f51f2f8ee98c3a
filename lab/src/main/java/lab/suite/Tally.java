package lab.suite;

/** How many tests passed, failed and were skipped. */
public record Tally(int passed, int failed, int skipped) {

    public static final Tally NONE = new Tally(0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** As the last line of a test run has it: {@code 12 passed, 0 failed, 1 skipped}. */
    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
