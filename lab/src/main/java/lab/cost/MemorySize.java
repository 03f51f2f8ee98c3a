package lab.cost;

/** A function's memory size in words; 0 is the cell named {@code unlimited}, where the lab cannot limit memory. */
public record MemorySize(int mb) {

    @Override
    public String toString() {
        return mb == 0 ? "unlimited memory" : mb + " MB";
    }
}
