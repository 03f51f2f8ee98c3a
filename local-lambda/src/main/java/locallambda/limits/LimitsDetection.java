package locallambda.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import locallambda.system.Problem;

/** Finds the best limits that really work here, best first, and remembers why the others do not. */
final class LimitsDetection {

    private static final String VARIABLE = "LAMBDA_RACE_LIMITS";
    /** What to do if limits that the variable names don't work. */
    static final String OTHERWISE = "Unset " + VARIABLE + ", so that the lab chooses a method.";

    private LimitsDetection() {}

    private static Map<String, Supplier<Limits>> known() {
        Map<String, Supplier<Limits>> known = new LinkedHashMap<>();
        known.put("cgroup1", CgroupV1::here);
        known.put("cgroup2", CgroupV2::here);
        known.put("systemd", SystemdScope::here);
        known.put("throttle", Throttle::new);
        known.put("none", Unlimited::new);
        return known;
    }

    static Limits best() {
        String forced = System.getenv(VARIABLE);
        return forced == null || forced.isBlank() ? best(known()) : named(forced.strip());
    }

    private static Limits best(Map<String, Supplier<Limits>> known) {
        StringBuilder why = new StringBuilder();
        for (Map.Entry<String, Supplier<Limits>> each : known.entrySet()) {
            try {
                return new DetectedLimits(tried(each.getValue().get()), why.toString());
            } catch (Problem e) {
                why.append(" The lab can't use ").append(each.getKey()).append(": ").append(e.getMessage());
            }
        }
        throw new AssertionError("no limits at all always work");
    }

    static Limits named(String name) {
        Supplier<Limits> found = known().get(name);
        if (found == null)
            throw new Problem("The lab has no method named " + name + " to limit CPU and memory.",
                    "Set LAMBDA_RACE_LIMITS to one of " + String.join(", ", known().keySet()) + ", or unset it.");
        try {
            return tried(found.get());
        } catch (Problem e) {
            throw new Problem("The method " + name + " can't limit functions on this machine. " + e.getMessage(),
                    e.next(), e);
        }
    }

    private static Limits tried(Limits limits) {
        if (limits.cpu()) LimitsTrial.cpu(limits);
        if (limits.memory()) LimitsTrial.memory(limits);
        return limits;
    }
}
