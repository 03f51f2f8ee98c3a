package lab.chart;

import java.awt.geom.Rectangle2D;

/** Where positions of a panel's axes lie in px. */
record Places(Panel panel, Rectangle2D plot) {

    double x(double position) {
        return plot.getX() + (position - panel.x().min()) / (panel.x().max() - panel.x().min()) * plot.getWidth();
    }

    double y(double position) {
        return plot.getMaxY() - (position - panel.y().min()) / (panel.y().max() - panel.y().min()) * plot.getHeight();
    }
}
