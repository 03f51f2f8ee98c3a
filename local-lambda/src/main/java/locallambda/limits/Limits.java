package locallambda.limits;

/**
 * Gives each execution environment the CPU share and the memory of its size, with the best method that this machine
 * supports.
 */
public sealed interface Limits permits CgroupV1, CgroupV2, SystemdScope, Throttle, Unlimited, DetectedLimits {

    /** Memory size of one whole vCPU. Source: AWS Lambda Developer Guide, "Configure Lambda function memory". */
    int MB_PER_VCPU = 1769;

    /**
     * The best limits that work on this machine. Before a method is chosen, a trial with a real process checks it,
     * which takes less than a second. The environment variable {@code LAMBDA_RACE_LIMITS} forces one method, as
     * {@link #named} does.
     */
    static Limits detect() {
        return LimitsDetection.best();
    }

    /**
     * @param name {@code cgroup1}, {@code cgroup2}, {@code systemd}, {@code throttle} or {@code none}
     * @throws locallambda.system.Problem if no method has that name, or if the method does not work on this machine
     */
    static Limits named(String name) {
        return LimitsDetection.named(name);
    }

    /** One of the names that {@link #named} takes. */
    String name();

    /** One or two sentences for people: which limits are in force, and why no better ones are. */
    String describe();

    /** Whether CPU shares are enforced. */
    boolean cpu();

    /** Whether memory limits are enforced. */
    boolean memory();

    /**
     * The limits of one execution environment. Its CPU share is {@code memoryMb / 1769} of a vCPU until
     * {@link EnvironmentLimits#vcpus} changes it.
     *
     * @param environmentId a name for people who look at the machine meanwhile; need not be unique
     * @throws locallambda.system.Problem if the machine does not allow these limits
     */
    EnvironmentLimits limit(String environmentId, int memoryMb);

    /** The CPU share of a memory size, in vCPUs. */
    static double share(int memoryMb) {
        return (double) memoryMb / MB_PER_VCPU;
    }
}
