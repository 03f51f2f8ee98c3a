package lab.stage;

import lab.chart.Looks;

/**
 * A variant's place on the stage.
 *
 * @param marker as {@code looks.csv} names it: the lane can be told apart without its colour
 */
public record Lane(String variant, String title, String marker) {

    static Lane of(String variant, String title) {
        return new Lane(variant, title, Looks.of(variant).marker());
    }
}
