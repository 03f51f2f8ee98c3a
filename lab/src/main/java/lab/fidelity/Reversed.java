package lab.fidelity;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.cost.MemorySize;

/**
 * Two variants that stand in one order here and in the other order on AWS.
 *
 * @param faster   the name of the variant that is faster here
 * @param slower   the name of the one that is faster on AWS
 * @param memoryMb where that is so
 * @param clear    whether the intervals here don't overlap, so that chance doesn't explain the order here
 */
record Reversed(String faster, String slower, int memoryMb, boolean clear) {

    /** All such pairs among the rows of one metric. */
    static List<Reversed> of(List<Pair> pairs) {
        List<Reversed> reversed = new ArrayList<>();
        for (Pair one : pairs)
            for (Pair other : pairs)
                if (one.memoryMb() == other.memoryMb() && one.here().value() < other.here().value()
                        && one.aws().value() > other.aws().value())
                    reversed.add(new Reversed(one.variant(), other.variant(), one.memoryMb(),
                            one.here().interval().high() < other.here().interval().low()));
        return reversed;
    }

    /** How many pairs of variants have a row at the same memory size. */
    static long compared(List<Pair> pairs) {
        return pairs.stream().mapToLong(one -> pairs.stream().filter(other -> other.memoryMb() == one.memoryMb()
                && other.variant().compareTo(one.variant()) > 0).count()).sum();
    }

    /** {@code hello-native is faster than hello-python here, but slower on AWS (at 128 MB)}, a clause for each pair. */
    static String sentence(List<Reversed> reversed) {
        Map<String, List<Reversed>> alike = new LinkedHashMap<>();
        for (Reversed one : reversed)
            alike.computeIfAbsent(one.faster + " is faster than " + one.slower + " here, but slower on AWS",
                    _ -> new ArrayList<>()).add(one);
        return alike.entrySet().stream().map(pair -> pair.getKey() + " (at " + pair.getValue().stream()
                .map(one -> new MemorySize(one.memoryMb).toString()).collect(joining(", "))
                + (pair.getValue().stream().anyMatch(Reversed::clear) ? ")"
                        : "; chance can explain the order here)"))
                .collect(joining("; "));
    }
}
