package lab.run.record;

import java.util.List;
import java.util.Set;

/**
 * Variants and the memory sizes at which each of them races. A race has one heat, or two if some variants race at their
 * own sizes.
 *
 * @param memoryMb sizes in MB; {@code [0]} if every memory size would give the same result
 */
public record Heat(List<String> variants, List<Integer> memoryMb) {

    public Heat {
        variants = List.copyOf(variants);
        memoryMb = List.copyOf(memoryMb);
    }

    /** The same with only those variants that are in {@code left}. */
    public Heat only(Set<String> left) {
        return new Heat(variants.stream().filter(left::contains).toList(), memoryMb);
    }
}
