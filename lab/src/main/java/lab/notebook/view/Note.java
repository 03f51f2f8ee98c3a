package lab.notebook.view;

/** A remark in a bar, whose colour and word say what kind of remark it is. */
public record Note(Html.Kind kind, String title, String sentences) implements Shown {

    public Note(String title, String sentences) {
        this(Html.Kind.NOTE, title, sentences);
    }

    @Override
    public String html() {
        return Html.bar(kind, title, sentences);
    }

    @Override
    public String text() {
        return title + " · " + kind.word() + ". " + sentences;
    }
}
