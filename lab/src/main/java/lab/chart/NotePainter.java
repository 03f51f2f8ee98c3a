package lab.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.chart.Pen.Anchor;

/** Writes the words beside marks so that none covers another. */
final class NotePainter {

    private final Pen pen;
    private final Panel panel;
    private final Format format;
    private final Font font;
    private final Rectangle2D plot, area;
    private final Places at;
    private final List<Rectangle2D> taken = new ArrayList<>();

    NotePainter(Pen pen, Panel panel, Format format, Rectangle2D plot, Rectangle2D area) {
        this.pen = pen;
        this.panel = panel;
        this.format = format;
        this.font = Pen.font(format.font(), false);
        this.plot = plot;
        this.area = area;
        this.at = new Places(panel, plot);
    }

    void paint() {
        ends();
        double gap = format.font() * 0.5, middle = format.font() * 0.36;
        for (Mark mark : panel.marks()) {
            switch (mark) {
                case Mark.Value(Ink ink, String text, double x, double y) ->
                        pen.text(text, at.x(x) + gap, at.y(y) + middle, Anchor.LEFT, font, ink);
                case Mark.Inside(Ink ink, String text, double x0, double x1, double y) -> {
                    if (pen.width(text, font) + gap < at.x(x1) - at.x(x0))
                        pen.text(text, at.x((x0 + x1) / 2), at.y(y) + middle, Anchor.CENTRE, font, ink);
                }
                default -> {}
            }
        }
        marks(Mark.Rule.class).filter(Mark.Rule::dashed).forEach(this::take);
        marks(Mark.Point.class).forEach(point -> taken.add(around(at.x(point.x()), at.y(point.y()))));
        marks(Mark.Note.class).forEach(this::note);
    }

    /** The labels at the lines' ends, from top to bottom, each at least a line below the one before. */
    private void ends() {
        List<Mark.End> ends = marks(Mark.End.class).sorted(Comparator.comparingDouble(Mark.End::y).reversed()).toList();
        double[] y = ends.stream().mapToDouble(end -> at.y(end.y())).toArray();
        double row = format.font() * 1.15;
        for (int i = 1; i < y.length; i++) y[i] = Math.max(y[i], y[i - 1] + row);
        double lowest = plot.getMaxY();
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = Math.min(y[i], lowest);
            lowest = y[i] - row;
        }
        for (int i = 0; i < y.length; i++)
            pen.text(ends.get(i).text(), plot.getMaxX() + format.font() * 0.4, y[i] + format.font() * 0.36, Anchor.LEFT,
                    font, ends.get(i).ink());
    }

    private void note(Mark.Note note) {
        for (Mark.Note.Spot spot : note.spots()) {
            Optional<Rectangle2D> place = room(spot);
            if (place.isEmpty()) continue;
            taken.add(place.get());
            if (format.few()) leader(spot, place.get());
            pen.text(spot.text(), place.get().getX(), place.get().getMaxY() - place.get().getHeight() * 0.22,
                    Anchor.LEFT, font, note.ink());
            return;
        }
    }

    /** A thin line from words that stand further off to their point, so that nobody takes them for another's. */
    private void leader(Mark.Note.Spot spot, Rectangle2D box) {
        double x = at.x(spot.x()), y = at.y(spot.y()), nearX = Math.clamp(x, box.getX(), box.getMaxX()),
                nearY = Math.clamp(y, box.getY(), box.getMaxY());
        if (Math.hypot(nearX - x, nearY - y) > format.font()) pen.rule(x, y, nearX, nearY, 1.5f, new Ink.Quiet());
    }

    /** Right of the point, left, above, below, then further off: the first place that is free and inside. */
    private Optional<Rectangle2D> room(Mark.Note.Spot spot) {
        double width = pen.width(spot.text(), font), height = format.font() * 1.15, x = at.x(spot.x()),
                y = at.y(spot.y());
        double off = format.font() * 0.65;
        return (format.few() ? Stream.of(1.0, 1.8, 2.8, 4.0, 5.5, 7.5) : Stream.of(1.0, 1.8, 2.8))
                .flatMap(far -> Stream.of(
                        box(x + off * far, y - height / 2, width, height),
                        box(x - off * far - width, y - height / 2, width, height),
                        box(x - width / 2, y - off * far - height, width, height),
                        box(x - width / 2, y + off * far, width, height),
                        box(x + off * far, y - off * far - height / 2, width, height),
                        box(x + off * far, y + off * far - height / 2, width, height),
                        box(x - off * far - width, y - off * far - height / 2, width, height),
                        box(x - off * far - width, y + off * far - height / 2, width, height)))
                .filter(box -> inside(box) && taken.stream().noneMatch(box::intersects))
                .findFirst();
    }

    /** Keeps words off a line, piece by piece. */
    private void take(Mark.Rule line) {
        for (double part = 0; part <= 1; part += 0.05)
            taken.add(box(at.x(line.x0() + part * (line.x1() - line.x0())) - 2,
                    at.y(line.y0() + part * (line.y1() - line.y0())) - 2, 4, 4));
    }

    private boolean inside(Rectangle2D box) {
        return box.getX() >= plot.getX() && box.getMaxX() <= area.getMaxX() && box.getY() >= plot.getY()
                && box.getMaxY() <= plot.getMaxY();
    }

    private Rectangle2D around(double x, double y) {
        double size = format.font() * 0.8;
        return box(x - size / 2, y - size / 2, size, size);
    }

    private static Rectangle2D box(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    private <M extends Mark> Stream<M> marks(Class<M> kind) {
        return panel.marks().stream().filter(kind::isInstance).map(kind::cast);
    }
}
