package lab.notebook.cell;

/** The one parameter that makes notebooks smaller: {@code LAMBDA_RACE_SCALE}, 1 unless tests set less. */
public final class Scale {

    private static final double FACTOR = Double.parseDouble(System.getenv().getOrDefault("LAMBDA_RACE_SCALE", "1"));
    private static final int FEWEST = 3;

    private Scale() {}

    /** The scaled number of repetitions; three or fewer stay the same. */
    public static int times(int times) {
        return whole() ? times : Math.max(Math.min(times, FEWEST), (int) Math.round(times * FACTOR));
    }

    /** Do notebooks have their full size, as for a learner? */
    public static boolean whole() {
        return FACTOR >= 1;
    }
}
