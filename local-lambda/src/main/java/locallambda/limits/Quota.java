package locallambda.limits;

/**
 * A CPU share in the kernel's terms: {@code quotaUs} of CPU time in each period of {@code periodUs}. A period is 20 ms.
 * It is longer only if the quota would otherwise be below 1 ms, the kernel's minimum.
 */
record Quota(long periodUs, long quotaUs) {

    private static final long PERIOD_US = 20_000;
    private static final long LEAST_US = 1_000;
    private static final long LONGEST_US = 1_000_000;

    /** @param share vCPUs, above 0 */
    static Quota of(double share) {
        if (!(share > 0)) throw new IllegalArgumentException("a CPU share is above 0, this one is " + share);
        long period = Math.clamp((long) Math.ceil(LEAST_US / share), PERIOD_US, LONGEST_US);
        return new Quota(period, Math.max(LEAST_US, Math.round(period * share)));
    }
}
