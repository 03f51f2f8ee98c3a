package lab.run.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive calls to one execution environment. Their numbers count from 1.
 *
 * @param first number of the first call
 * @param last  number of the last call, inclusive
 */
public record CallBlock(int first, int last) {

    /**
     * Cuts the calls of an environment into blocks that grow with the call number: call 1 alone, then blocks that begin
     * at 2, 4, 8, 12, 16, 24, 32, 48 … They grow because a JIT compiler acts on the number of calls, so most changes
     * happen in the first calls. No block has more than an eighth of all calls, so that a change near the end shows
     * too. A last block that is less than half full is joined to the block before it.
     */
    public static List<CallBlock> of(int calls) {
        int most = Integer.highestOneBit(Math.max(1, calls / 8));
        List<CallBlock> blocks = new ArrayList<>();
        for (int first = 1; first <= calls;) {
            int size = Math.min(most, size(first)), last = Math.min(calls, first + size - 1);
            if (2 * (last - first + 1) < size)
                blocks.set(blocks.size() - 1, new CallBlock(blocks.getLast().first, calls));
            else blocks.add(new CallBlock(first, last));
            first = last + 1;
        }
        return List.copyOf(blocks);
    }

    /** How many calls it has. */
    public int size() {
        return last - first + 1;
    }

    /** The block's position on a logarithmic axis: the geometric mean of its ends. */
    public double middle() {
        return Math.sqrt((double) first * last);
    }

    /** Median of the block's calls. {@code ms} has one value per call of the environment, call 1 first. */
    public double median(double[] ms) {
        return Percentiles.median(Arrays.copyOfRange(ms, first - 1, last));
    }

    /** From 8 on half of the largest power of two up to {@code first}, so that blocks begin at powers and between. */
    private static int size(int first) {
        int power = Integer.highestOneBit(first);
        return first < 8 ? power : power / 2;
    }
}
