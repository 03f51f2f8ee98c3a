package lab.stage;

import lab.chart.Looks;

/**
 * A variant's place on the stage.
 *
 * @param marker its name in {@code looks.csv}; it distinguishes the lane without the colour
 */
public record Lane(String variant, String title, String marker) {

    static Lane of(String variant, String title) {
        return new Lane(variant, title, Looks.of(variant).marker());
    }
}
