package lab.run.stats;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The call from which an execution environment is steady, or the answer that it doesn't become steady within its calls.
 *
 * <p>
 * The rule: the level is the median of the last quarter of the calls. The steady blocks are all blocks of calls (see
 * {@link CallBlock}), counted back from the last, whose medians lie within 10 % of the level. The answer is the first
 * call of the earliest steady block. Together, the steady blocks must have at least half of all calls. Otherwise, the
 * answer is "not reached". With this minimum, the level, which comes from the last quarter, is compared with at least
 * as many other calls.
 *
 * <p>
 * A block counts as away from the level only if its distance exceeds 10 % by more than the scatter of its calls
 * explains, which is 2.58 standard errors of its median. The standard error is 1.253 · s / √n for n calls that scatter
 * by s (1.4826 times the median absolute deviation in the last quarter). All of this is calculated on the logarithmic
 * scale.
 *
 * <p>
 * The source is Barrett, Bolz-Tereick, Killick, Mount and Tratt, Virtual Machine Warmup Blows Hot and Cold, OOPSLA
 * 2017: look back from the end for segments that are equivalent to the last one, ask that they cover a fixed part of
 * the calls, and accept that some processes never get there. Two things differ. First, they find segments by
 * changepoint analysis. Here, the blocks are fixed. Fixed blocks need no model of the noise and no choice of a penalty.
 * They cost resolution, because the answer is always the beginning of a block. Second, the tolerance is a share of the
 * level instead of an absolute time, as in Traini, Cortellessa, Di Pompeo and Tucci, Towards effective assessment of
 * steady state performance in Java software, Empirical Software Engineering 28, 2023. The tolerance is wide, because a
 * difference of less than 10 % decides nothing here. The rule from Georges, Buytaert and Eeckhout, Statistically
 * Rigorous Java Performance Evaluation, OOPSLA 2007 (a coefficient of variation of 1 or 2 % among successive
 * iterations) doesn't suit single calls of a few milliseconds, because they always scatter more than that.
 *
 * <p>
 * The rule can't detect a change after the last call, a change in less than half of the last block, a drift so slow
 * that it amounts to little more than 10 % over half of the calls, or slow swings of calls that resemble their
 * neighbours (it takes these for a warm-up that lasts longer). Calls 1 to 3 are not judged, because one slow call moves
 * the median of so few calls. So the earliest answer is 4.
 */
public final class SteadyState {

    /** With fewer calls than this, the last quarter is too short to define a level. */
    public static final int FEWEST = 200;
    /** The largest distance from the level that still counts as steady, as a fraction of the level. */
    public static final double TOLERANCE = 0.10;

    /** The smallest block whose median one slow call doesn't move. */
    private static final int JUDGED = 4;
    /** Of a normal distribution: 99 % lie within this many standard deviations. */
    private static final double Z_99 = 2.575829;
    /** Standard error of a median of normal values over that of their mean: √(π/2). */
    private static final double OF_MEDIANS = Math.sqrt(Math.PI / 2);
    /** Standard deviation of normal values over their median absolute deviation. */
    private static final double OF_DEVIATIONS = 1.4826;

    private SteadyState() {}

    /**
     * @param ms what each call of one environment took, call 1 first
     * @return number of the first steady call, from 1; empty if none is within these calls
     * @throws IllegalArgumentException for fewer than {@value #FEWEST} calls
     */
    public static OptionalInt from(double[] ms) {
        if (ms.length < FEWEST) throw new IllegalArgumentException(ms.length + " calls are too few");
        double[] logs = Arrays.stream(ms).map(Math::log).toArray();
        double[] end = Arrays.copyOfRange(logs, ms.length - ms.length / 4, ms.length);
        double level = Percentiles.median(end);
        double scatter =
                OF_DEVIATIONS * Percentiles.median(Arrays.stream(end).map(log -> Math.abs(log - level)).toArray());
        int first = ms.length + 1;
        List<CallBlock> blocks = CallBlock.of(ms.length);
        for (CallBlock block : blocks.reversed()) {
            double explained = Z_99 * OF_MEDIANS * scatter / Math.sqrt(block.size());
            if (block.size() < JUDGED || Math.abs(block.median(logs) - level) > Math.log1p(TOLERANCE) + explained)
                break;
            first = block.first();
        }
        return 2 * (ms.length + 1 - first) >= ms.length ? OptionalInt.of(first) : OptionalInt.empty();
    }
}
