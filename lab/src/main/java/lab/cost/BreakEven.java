package lab.cost;

import java.util.OptionalLong;

/** The number of calls after which a variant's savings have repaid the work that it took. */
public final class BreakEven {

    private BreakEven() {}

    /**
     * @param fromUsd what {@code calls} invocations cost now
     * @param toUsd   what the same number of invocations will cost
     * @param workUsd what the work costs, e.g. one developer-day
     * @return calls until the work is repaid; empty if the change saves nothing
     */
    public static OptionalLong calls(double fromUsd, double toUsd, long calls, double workUsd) {
        double saved = (fromUsd - toUsd) / calls;
        return saved <= 0 ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(workUsd / saved));
    }
}
