package lab.chart;

import java.util.List;

/** Something drawn into a panel. Its coordinates are positions on the panel's axes, see {@link Axis#at}. */
public sealed interface Mark {

    /** A variant's line through points, each with the variant's marker. */
    record Line(String variant, double[] x, double[] y) implements Mark {}

    /** Points without a line; {@code opacity} from 0 to 1, {@code size} in units of the label font. */
    record Dots(Ink ink, double opacity, double size, double[] x, double[] y) implements Mark {}

    /** A variant's own marker, once. */
    record Point(String variant, double opacity, double x, double y) implements Mark {}

    /** A filled rectangle between two corners. */
    record Bar(Ink ink, double opacity, double x0, double y0, double x1, double y1) implements Mark {}

    /** A thin line between two points. */
    record Rule(Ink ink, boolean dashed, double x0, double y0, double x1, double y1) implements Mark {}

    /**
     * Words beside one of several points: the first one that has room on some side. If none has room, there are no
     * words.
     */
    record Note(Ink ink, List<Spot> spots) implements Mark {
        record Spot(String text, double x, double y) {}
    }

    /** Words right of a bar's end, never anywhere else. */
    record Value(Ink ink, String text, double x, double y) implements Mark {}

    /** Words at the right end of a line, in the margin; moved up or down so that they don't cover each other. */
    record End(Ink ink, String text, double x, double y) implements Mark {}

    /** Words in the middle of a bar, left out where the bar is too narrow for them. */
    record Inside(Ink ink, String text, double x0, double x1, double y) implements Mark {}
}
