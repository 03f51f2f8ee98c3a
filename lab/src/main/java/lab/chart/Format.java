package lab.chart;

/**
 * Where a chart will be shown. Sizes are in px; a PNG has twice as many.
 *
 * @param width   of the whole chart
 * @param tallest greatest height; plots shrink to stay within it, as long as their text allows
 * @param font    size of labels and ticks
 * @param title   size of the title
 * @param small   size of the caption
 * @param columns most panels side by side
 */
public record Format(String name, int width, int tallest, int font, int title, int small, int columns) {

    /** A report or a notebook on a screen, and print. */
    public static final Format PAGE = new Format("page", 1200, 1500, 17, 25, 15, 3);
    /** A slide of 1280 × 720: no text below 20 px. */
    public static final Format SLIDE = new Format("slide", 1200, 620, 21, 28, 20, 4);
    /**
     * The same where title, subtitle and caption are the slide's own text, above and below the chart. No text is below
     * 24 px.
     */
    public static final Format ON_SLIDE = new Format("on-slide", 1152, 452, 24, 28, 24, 4);
    /** A page that is read on phones as on desks, as a picture that keeps its proportions. */
    public static final Format README = new Format("readme", 640, 1200, 19, 25, 14, 1);
    /** A phone held upright. */
    public static final Format PHONE = new Format("phone", 360, 3000, 13, 17, 12, 1);

    /** Is there room for a few panels only? */
    boolean few() {
        return this == SLIDE || this == ON_SLIDE;
    }

    boolean narrow() {
        return columns == 1;
    }

    /** The height of a line of text. */
    double row() {
        return font * 1.45;
    }
}
