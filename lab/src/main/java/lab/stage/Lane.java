package lab.stage;

import java.util.Comparator;
import java.util.List;
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

    /** The best known first, as {@code looks.csv} has them; the others by name. */
    static Comparator<String> order() {
        List<String> known = Looks.known();
        return Comparator.<String>comparingInt(
                variant -> known.contains(variant) ? known.indexOf(variant) : known.size())
                .thenComparing(Comparator.naturalOrder());
    }
}
