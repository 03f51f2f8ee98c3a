package lab.suite;

/** How many tests passed, failed and were skipped. */
public record TestCounts(int passed, int failed, int skipped) {

    public static final TestCounts NONE = new TestCounts(0, 0, 0);

    public TestCounts plus(TestCounts other) {
        return new TestCounts(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** As the last line of a test run has it: {@code 12 passed, 0 failed, 1 skipped}. */
    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
