package lab.notebook.view;

/** A remark in a bar. */
public record Note(String title, String sentences) implements Shown {

    @Override
    public String html() {
        return Html.bar(Html.Kind.NOTE, title, sentences);
    }

    @Override
    public String text() {
        return title + ". " + sentences;
    }
}
