package race;

/**
 * Marsaglia's xorshift generator with 64 bits of state (2003, shifts 13, 7, 17): work that costs the same steps in
 * every language.
 */
final class Xorshift64 {

    private static final long SEED = 88172645463325252L;

    private Xorshift64() {}

    /** The state after {@code thousands} × 1,000 steps from the fixed seed, as 16 lower-case hexadecimal digits. */
    static String after(int thousands) {
        long x = SEED;
        for (long step = thousands * 1000L; step > 0; step--) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        String digits = Long.toHexString(x);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
