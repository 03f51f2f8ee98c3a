package lab.exercise;

import lab.notebook.Html;
import lab.notebook.Shown;

/** A check's answer: passed, or not yet with what was expected, what came and where to look. */
public record Verdict(String id, boolean passed, String sentences) implements Shown {

    static Verdict passed(String id, String sentences) {
        return new Verdict(id, true, sentences);
    }

    static Verdict notYet(String id, String sentences) {
        return new Verdict(id, false, sentences);
    }

    @Override
    public String html() {
        return Html.bar(passed ? Html.Kind.PASSED : Html.Kind.NOT_YET, "Check " + id, sentences);
    }

    @Override
    public String text() {
        return "Check " + id + " · " + (passed ? Html.Kind.PASSED : Html.Kind.NOT_YET).word() + ". " + sentences;
    }
}
