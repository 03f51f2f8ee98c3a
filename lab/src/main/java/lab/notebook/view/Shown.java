package lab.notebook.view;

/** A value that a cell shows by itself when it stands on the cell's last line. */
public interface Shown {

    /** For JupyterLab and the HTML export; takes its colours from the theme around it. */
    String html();

    /** The same as plain text. */
    String text();
}
