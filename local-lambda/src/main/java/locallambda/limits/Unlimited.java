package locallambda.limits;

/** No limits at all, only the accounting: the memory sizes of a race collapse to one cell named <em>unlimited</em>. */
record Unlimited() implements Limits {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String describe() {
        return "CPU and memory aren't limited.";
    }

    @Override
    public boolean cpu() {
        return false;
    }

    @Override
    public boolean memory() {
        return false;
    }

    @Override
    public EnvironmentLimits limit(String environmentId, int memoryMb) {
        return new ProcessTreeLimits();
    }
}
