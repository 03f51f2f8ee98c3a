package lab.notebook.view;

/** A value that JupyterLab shows if it is the last expression of a cell. */
public interface Shown {

    /** For JupyterLab and the HTML export; takes its colours from the theme around it. */
    String html();

    /** The same as plain text. */
    String text();
}
