package lab.chart;

import java.awt.Color;

/** Gives each ink its colour: a theme does, and so does the page that fills the colours in by itself. */
interface Palette {
    Color of(Ink ink);
}
