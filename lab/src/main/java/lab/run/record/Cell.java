package lab.run.record;

/**
 * One row of what a race compares: a variant at a memory size, cold or warm. Each cell is a deployed function of its
 * own, so that forcing cold starts never ends an environment that another cell keeps warm.
 *
 * @param memoryMb memory size in MB; 0 where no limit can be had: then all sizes are the one cell named
 *                 {@code unlimited}
 */
public record Cell(String variant, int memoryMb, Start start) {

    /** Memory of a whole vCPU: what an unlimited function is told it has. */
    public static final int ONE_VCPU_MB = 1769;

    /** Name of the cell, of its folder and of its deployed function, e.g. {@code rust-512-warm}. */
    public String name() {
        return variant + "-" + (memoryMb == 0 ? "unlimited" : memoryMb) + "-" + start.label();
    }

    /** The memory the function is deployed with, in MB. */
    public int deployedMb() {
        return memoryMb == 0 ? ONE_VCPU_MB : memoryMb;
    }

    /** Its share of a processor: memory / 1769, as AWS documents it. */
    public double vcpus() {
        return deployedMb() / (double) ONE_VCPU_MB;
    }
}
