package lab.platform;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the lab's own process costs, so that a run can tell whether the lab was in the way of what it measures. */
final class LabCpu {

    private LabCpu() {}

    /** CPU time of this JVM since its start, in ms. */
    static double ms() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }
}
