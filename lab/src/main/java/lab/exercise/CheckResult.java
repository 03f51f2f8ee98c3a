package lab.exercise;

import lab.notebook.view.Html;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;

/** A check's answer: passed, or not yet with what was expected, what the answer was, and where to look. */
public record CheckResult(String id, boolean passed, String sentences) implements Shown {

    static CheckResult passed(String id, String sentences) {
        return new CheckResult(id, true, sentences);
    }

    static CheckResult notYet(String id, String sentences) {
        return new CheckResult(id, false, sentences);
    }

    @Override
    public String html() {
        return note().html();
    }

    @Override
    public String text() {
        return note().text();
    }

    private Note note() {
        return new Note(passed ? Html.Kind.PASSED : Html.Kind.NOT_YET, "Check " + id, sentences);
    }
}
