package lab.chart;

import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a variant looks wherever it is shown: a colour for each theme, and a marker and a line that identify it without
 * colour.
 */
public record Look(String variant, Color paper, Color night, String marker, String line) {

    public Color in(Theme theme) {
        return switch (theme) {
            case PAPER -> paper;
            case NIGHT -> night;
        };
    }

    public Marker shape() {
        return switch (marker) {
            case "circle" -> SeriesMarkers.CIRCLE;
            case "square" -> SeriesMarkers.SQUARE;
            case "diamond" -> SeriesMarkers.DIAMOND;
            case "triangle-up" -> SeriesMarkers.TRIANGLE_UP;
            case "triangle-down" -> SeriesMarkers.TRIANGLE_DOWN;
            case "cross" -> SeriesMarkers.CROSS;
            case "plus" -> SeriesMarkers.PLUS;
            default -> throw new IllegalArgumentException("no marker " + marker);
        };
    }

    /** Lengths of dashes and gaps in turn, in units of the line's width; empty for a solid line. */
    public float[] dash() {
        return switch (line) {
            case "solid" -> new float[0];
            case "dashed" -> new float[] {4, 2.2f};
            case "dotted" -> new float[] {1, 1.8f};
            case "dash-dot" -> new float[] {4, 1.8f, 1, 1.8f};
            default -> throw new IllegalArgumentException("no line " + line);
        };
    }
}
