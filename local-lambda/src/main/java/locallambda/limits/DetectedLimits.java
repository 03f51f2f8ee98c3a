package locallambda.limits;

/** The limits that were found to work, with the reasons why better ones did not. */
record DetectedLimits(Limits limits, String why) implements Limits {

    @Override
    public String name() {
        return limits.name();
    }

    @Override
    public String describe() {
        return limits.describe() + why;
    }

    @Override
    public boolean cpu() {
        return limits.cpu();
    }

    @Override
    public boolean memory() {
        return limits.memory();
    }

    @Override
    public EnvironmentLimits limit(String environmentId, int memoryMb) {
        return limits.limit(environmentId, memoryMb);
    }
}
