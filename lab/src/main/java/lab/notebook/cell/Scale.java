package lab.notebook.cell;

/** The one parameter that makes notebooks smaller: {@code LAMBDA_RACE_SCALE}, 1 unless tests set less. */
public final class Scale {

    private static final double FACTOR = Double.parseDouble(System.getenv().getOrDefault("LAMBDA_RACE_SCALE", "1"));
    private static final int FEWEST = 3;

    private Scale() {}

    /** Repetitions; three stay three. */
    public static int times(int times) {
        return FACTOR >= 1 ? times : Math.max(Math.min(times, FEWEST), (int) Math.round(times * FACTOR));
    }

    /** Length in s, at least 2. */
    static int seconds(int seconds) {
        return FACTOR >= 1 ? seconds : Math.max(Math.min(seconds, 2), (int) Math.round(seconds * FACTOR));
    }
}
