package lab.explain;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lab.chart.Cause;

/**
 * How the wall time of both phases is divided among causes, in ms. Each moment has exactly one cause. The kernel's
 * figures come from a start without any tool. A profile is only used to divide the running time of that start.
 */
record Anatomy(Map<Cause, Double> init, Map<Cause, Double> invocation) {

    static Anatomy of(Starts starts, Optional<JvmLog> log) throws IOException {
        ColdStart plain = starts.plain();
        Map<Cause, Double> first = Profile.shares(Profile.all(starts, false));
        Map<Cause, Double> second = Profile.shares(Profile.all(starts, true));
        double bootMs = log.map(each -> bootMs(starts.median(Tool.CLASSES).orElseThrow(), each)).orElse(0.0);
        Map<Cause, Double> init = plain.restored() ? Map.of(Cause.RESTORE, plain.initMs())
                : phase(plain.init(), plain.initMs(), first, bootMs,
                        log.map(each -> each.pauseNs()[0] / 1e6).orElse(0.0), Cause.OTHER);
        Map<Cause, Double> invocation = phase(plain.invocation(), plain.handlerMs(), second, 0,
                log.map(each -> each.pauseNs()[1] / 1e6).orElse(0.0), Cause.STORES);
        return plain.seen().jvm() ? new Anatomy(init, invocation)
                : new Anatomy(noLongerThan(plain.initMs(), init), noLongerThan(plain.handlerMs(), invocation));
    }

    /** CPU time before the JVM loads its first class, when no tool can look into it yet. */
    private static double bootMs(ColdStart start, JvmLog log) {
        return log.loads().isEmpty() ? 0
                : start.at(log.loads().getFirst().nanos()).cpu() / 1e6;
    }

    static Map<Cause, Double> phase(Moment spent, double wallMs, Map<Cause, Double> shares, double bootMs,
            double pauseMs, Cause network) {
        Map<Cause, Double> parts = new EnumMap<>(Cause.class);
        double cpuMs = spent.cpu() / 1e6, threadsMs = ms(spent, Waiting.THREADS);
        // Several threads of a process that is no JVM may be ready at the same time.
        double blockedMs = spent.blocked().values().stream().mapToDouble(ns -> ns / 1e6).sum();
        double readyMs = Math.min(spent.ready() / 1e6, Math.max(0, wallMs - cpuMs - blockedMs));
        if (shares.isEmpty()) add(parts, Cause.RUNNING, cpuMs);
        else {
            double boot = Math.min(bootMs, cpuMs);
            add(parts, Cause.JVM, boot);
            shares.forEach((cause, share) -> add(parts, cause, share * (cpuMs - boot)));
        }
        double quotaMs = Math.min(readyMs, spent.throttled() / 1e6), gcMs = Math.min(pauseMs, threadsMs);
        add(parts, Cause.QUOTA, quotaMs);
        add(parts, Cause.CORE, readyMs - quotaMs);
        add(parts, Cause.GC, gcMs);
        add(parts, network, ms(spent, Waiting.NETWORK));
        add(parts, Cause.OTHER, threadsMs - gcMs + ms(spent, Waiting.FILES));
        add(parts, Cause.UNATTRIBUTED, wallMs - sum(parts));
        return parts;
    }

    /**
     * Threads of a process that is no JVM may run at the same time, each on a processor of its own, so their times may
     * sum to more than the time that passed. A bar shows the time that passed. A JVM's is that of main alone: a larger
     * sum would be a fault of the measurement, which should be seen.
     */
    static Map<Cause, Double> noLongerThan(double wallMs, Map<Cause, Double> parts) {
        double sum = sum(parts);
        if (sum > wallMs) parts.replaceAll((_, ms) -> ms * wallMs / sum);
        return parts;
    }

    /** Both phases together. */
    Map<Cause, Double> whole() {
        Map<Cause, Double> both = new EnumMap<>(Cause.class);
        init.forEach((cause, ms) -> add(both, cause, ms));
        invocation.forEach((cause, ms) -> add(both, cause, ms));
        return both;
    }

    /** Of both phases together, 0 to 1. */
    double share(Cause cause) {
        return whole().getOrDefault(cause, 0.0) / sum(whole());
    }

    static double sum(Map<Cause, Double> parts) {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double ms(Moment spent, Waiting what) {
        return spent.blocked().getOrDefault(what, 0L) / 1e6;
    }

    private static void add(Map<Cause, Double> parts, Cause cause, double ms) {
        if (ms > 0) parts.merge(cause, ms, Double::sum);
    }
}
