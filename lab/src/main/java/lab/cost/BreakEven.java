package lab.cost;

import java.util.OptionalLong;

/** After how many calls what a variant saves has repaid the work it took. */
public final class BreakEven {

    private BreakEven() {}

    /**
     * @param fromUsd what the calls cost now, for {@code calls} of them
     * @param toUsd   what they will cost, for as many
     * @param workUsd what the work costs, e.g. one developer-day
     * @return calls until the work is repaid; empty if the change saves nothing
     */
    public static OptionalLong calls(double fromUsd, double toUsd, long calls, double workUsd) {
        double saved = (fromUsd - toUsd) / calls;
        return saved <= 0 ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(workUsd / saved));
    }
}
