package locallambda.environment;

import locallambda.limits.EnvironmentLimits;

/** What an environment has used so far; after an INIT that failed there is a second process, and both count. */
final class ResourceUsage {

    private volatile EnvironmentLimits cage;
    private double earlierCpuMs;
    private long earlierPeakMb;

    /** From now on, the environment's usage is what these limits measure. */
    synchronized void of(EnvironmentLimits next) {
        if (cage != null) {
            earlierCpuMs += cage.cpuMs();
            earlierPeakMb = Math.max(earlierPeakMb, cage.peakMb());
        }
        cage = next;
    }

    /** CPU time so far in ms; NaN if nothing tells. */
    synchronized double cpuMs() {
        return earlierCpuMs + (cage == null ? 0 : cage.cpuMs());
    }

    /** Peak memory so far in MB. */
    synchronized long peakMb() {
        return Math.max(earlierPeakMb, cage == null ? 0 : cage.peakMb());
    }

    /** Looks at the memory now, because a process that has ended cannot be asked. */
    void look() {
        peakMb();
    }
}
