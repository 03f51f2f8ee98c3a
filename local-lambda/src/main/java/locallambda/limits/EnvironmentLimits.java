package locallambda.limits;

import java.util.List;
import java.util.Set;

/**
 * The limits and the accounting of one execution environment. Order of use: {@link #vcpus} if the share differs from
 * the share of the memory size, {@link #wrap}, start the process, {@link #started}, anything else, {@link #close}. Safe
 * for many threads; after {@code close} the readings keep their last value.
 */
public interface EnvironmentLimits extends AutoCloseable {

    /**
     * The command that starts {@code command} under these limits. The returned command replaces itself with
     * {@code command}, so the process id stays the same.
     */
    List<String> wrap(List<String> command);

    /** Registers the environment's first process. Call it right after you have started that process. */
    void started(Process process);

    /** Changes the CPU share, in vCPUs (1 is one whole processor). Running processes get the new share at once. */
    void vcpus(double share);

    /** CPU time of the whole environment so far, in ms; NaN if it can't be measured. */
    double cpuMs();

    /**
     * Peak memory in MB, rounded up: the largest sum of VmHWM over the processes seen living at one time. Only
     * processes that live at the moment of the call are measured, so call this method after each invocation. When the
     * processes are gone, the last value stays.
     */
    long peakMb();

    /** Whether a process of the environment was killed because it went over the memory limit. */
    boolean outOfMemory();

    /** How many times the environment was stopped because it had used up its CPU share of a period. */
    long held();

    /** Names processes of the environment that are not part of the function: their memory does not count. */
    void notCounting(Set<Long> pids);

    /** Sends SIGKILL to every process of the environment. Returns when they are gone, or after 2 s. */
    void kill();

    /** Kills the environment's processes and removes its control group, if it has one. A second call does nothing. */
    @Override
    void close();
}
