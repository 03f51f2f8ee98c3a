package locallambda.limits;

import java.util.List;
import java.util.Set;

/**
 * The limits and the accounting of one execution environment. Order of use: {@link #vcpus} if the share differs from
 * the memory size's, {@link #wrap}, start the process, {@link #started}, anything else, {@link #close}. Safe for many
 * threads; after {@code close} the readings keep their last value.
 */
public interface EnvironmentLimits extends AutoCloseable {

    /**
     * The command that starts {@code command} under these limits. It replaces itself with it, so the process id stays
     * the same.
     */
    List<String> wrap(List<String> command);

    /** Registers the environment's first process. Call it right after you have started that process. */
    void started(Process process);

    /** Changes the CPU share, in vCPUs (1 is one whole processor); at once for a process that runs already. */
    void vcpus(double share);

    /** CPU time of the whole environment so far, in ms; NaN if nothing tells. */
    double cpuMs();

    /**
     * Peak memory in MB, rounded up: the largest sum of VmHWM over the processes seen living at one time. Sees what
     * lives at the moment of the call, so call it after each invocation; keeps the last value when they are gone.
     */
    long peakMb();

    /** Whether a process of the environment was killed because it went over the memory limit. */
    boolean outOfMemory();

    /** How often it was held back because its CPU share of a period was used up. */
    long held();

    /** Names processes of the environment that are not part of the function: their memory does not count. */
    void notCounting(Set<Long> pids);

    /** SIGKILL to every process of the environment; returns when they are gone, or after 2 s. */
    void kill();

    /** Kills the environment's processes and removes its control group, if it has one. A second call does nothing. */
    @Override
    void close();
}
