package lab.chart;

import java.awt.Color;

/** Gives each ink its colour: a theme does this, and so does a page that fills in the colours itself. */
interface Palette {
    Color of(Ink ink);
}
