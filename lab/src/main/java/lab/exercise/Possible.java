package lab.exercise;

import java.util.Optional;

/** Finds guesses that no measurement can result in, before the lab keeps them. */
final class Possible {

    /** Lambda ends a call after 15 minutes. */
    private static final double LONGEST_MS = 15 * 60 * 1000;

    private Possible() {}

    /**
     * Why no measurement can result in this value; empty if one can.
     *
     * @param unit as the notebook states it: {@code %} is a share of a whole, {@code ms} the time of a call
     */
    static Optional<String> fault(double value, String unit) {
        if (value < 0) return Optional.of("No result can be less than 0 " + unit + ". Guess a number above 0.");
        if (Double.isInfinite(value))
            return Optional.of("Infinity is not a measurement. Guess a number that you could measure.");
        if (unit.equals("%") && value > 100)
            return Optional.of("A share of a whole is at most 100 %. Guess a number from 0 to 100.");
        if (unit.equals("ms") && value > LONGEST_MS)
            return Optional.of("Lambda ends every call after at most 15 minutes, so no call takes that long. Is your "
                    + "guess in ms?");
        return Optional.empty();
    }
}
