package lab.notebook;

/** A remark in a bar. */
record Note(String title, String sentences) implements Shown {

    @Override
    public String html() {
        return Html.bar(Html.Kind.NOTE, title, sentences);
    }

    @Override
    public String text() {
        return title + ". " + sentences;
    }
}
