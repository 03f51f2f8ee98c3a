package lab.chart;

import java.awt.Color;
import java.util.Arrays;

/** The two faces of everything we show: paper for the day and for print, night for slides and dark screens. */
public enum Theme implements Palette {
    PAPER("#ffffff", "#1b2433", "#55617a", "#d9dfe8", "#1f4e9c", "#c3cbd8", "#a9b4c5", "#8f9cb1"),
    NIGHT("#0b1020", "#e6edf7", "#93a4c3", "#263354", "#7dd3fc", "#2f3d5f", "#3c4c73", "#4a5c88");

    private final Color background, text, quiet, line, accent;
    private final Color[] parts;

    Theme(String background, String text, String quiet, String line, String accent, String... parts) {
        this.background = Color.decode(background);
        this.text = Color.decode(text);
        this.quiet = Color.decode(quiet);
        this.line = Color.decode(line);
        this.accent = Color.decode(accent);
        this.parts = Arrays.stream(parts).map(Color::decode).toArray(Color[]::new);
    }

    /** The colour that {@code ink} has in this theme. */
    @Override
    public Color of(Ink ink) {
        return switch (ink) {
            case Ink.Background _ -> background;
            case Ink.Text _ -> text;
            case Ink.Quiet _ -> quiet;
            case Ink.Line _ -> line;
            case Ink.Accent _ -> accent;
            case Ink.Part part -> parts[part.number() % parts.length];
            case Ink.Variant variant -> Looks.of(variant.name()).in(this);
            case Ink.Cause cause -> cause.cause().in(this);
        };
    }
}
