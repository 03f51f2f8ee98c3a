package locallambda.environment;

import locallambda.limits.EnvironmentLimits;

/** What an environment has used so far. After a failed INIT there is a second process, and both processes count. */
final class ResourceUsage {

    private volatile EnvironmentLimits limits;
    private double earlierCpuMs;
    private long earlierPeakMb;

    /** From now on, the environment's usage is what these limits measure. */
    synchronized void of(EnvironmentLimits next) {
        if (limits != null) {
            earlierCpuMs += limits.cpuMs();
            earlierPeakMb = Math.max(earlierPeakMb, limits.peakMb());
        }
        limits = next;
    }

    /** CPU time so far in ms; NaN if it can't be measured. */
    synchronized double cpuMs() {
        return earlierCpuMs + (limits == null ? 0 : limits.cpuMs());
    }

    /** Peak memory so far in MB. */
    synchronized long peakMb() {
        return Math.max(earlierPeakMb, limits == null ? 0 : limits.peakMb());
    }

    /** Looks at the memory now, because a process that has ended cannot be asked. */
    void look() {
        peakMb();
    }
}
