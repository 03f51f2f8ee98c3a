package locallambda.limits;

import java.nio.file.Path;
import java.util.List;

/** What both versions of control groups can read and set for one group, through the group's files. */
interface CgroupFiles {

    /** The folders a process must enter. */
    List<Path> folders();

    /** Sets the memory limit; none of it may go to swap. */
    void memory(long bytes);

    /** @param before the quota that is in force so far; null the first time */
    void quota(Quota quota, Quota before);

    /** CPU time so far, in ms; NaN if the group is gone. */
    double cpuMs();

    List<Long> pids();

    /** How many processes were killed for memory; 0 if the group is gone. */
    long oomKills();

    /** In how many periods the quota was used up; 0 if the group is gone. */
    long throttledPeriods();

    /** Starts killing all at once if the kernel can; the caller goes on until {@link #pids} is empty. */
    void kill();

    void remove();
}
