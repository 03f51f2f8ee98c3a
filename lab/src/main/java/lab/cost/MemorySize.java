package lab.cost;

/** A function's memory size in MB; 0 is the cell named {@code unlimited}, where the lab cannot limit memory. */
public record MemorySize(int mb) {

    /** A whole vCPU's memory: what a function is told it has, and is charged for, where no limit can be had. */
    private static final int UNLIMITED_MB = 1769;

    /** The memory size that is charged, in MB. */
    public int chargedMb() {
        return mb == 0 ? UNLIMITED_MB : mb;
    }

    @Override
    public String toString() {
        return mb == 0 ? "unlimited memory" : mb + " MB";
    }
}
