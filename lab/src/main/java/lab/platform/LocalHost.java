package lab.platform;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import lab.store.Stores;
import locallambda.LocalLambda;

/** This machine. The lab and the stores are the parts that don't belong to functions. */
record LocalHost(LocalLambda lambda, Stores stores) implements Host {

    @Override
    public Map<String, Double> ownCpuMs() {
        return Map.of("lab", labCpuMs(), "stores", stores.cpuMs());
    }

    private static double labCpuMs() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    @Override
    public List<Map<String, String>> processes(String function) {
        return lambda.processIds(function).stream().map(ProcessFacts::of).toList();
    }
}
