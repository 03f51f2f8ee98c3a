package lab.chart;

/**
 * The words around a chart.
 *
 * @param title    the finding, in one line of at most {@value #LONGEST} characters
 * @param subtitle what is measured, with its unit and clock
 * @param caption  n, machine, place, date, seed
 */
public record Words(String title, String subtitle, String caption) {

    public static final int LONGEST = 70;

    public Words {
        if (title.length() > LONGEST)
            throw new IllegalArgumentException(title.length() + " characters are too many for a title: " + title);
    }
}
