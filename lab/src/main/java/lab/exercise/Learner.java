package lab.exercise;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import lab.learn.Progress;
import lab.learn.Progress.Guess;
import lab.learn.Work;
import lab.notebook.Lab;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;

/**
 * What a notebook's cells do with the learner: keep a guess, set it beside what came, check an exercise, ask a
 * question.
 */
public final class Learner {

    private static final Progress PROGRESS = Work.of(Lab.home()).progress();

    private Learner() {}

    /** Keeps a guess. {@code value} 0 means: not guessed yet. */
    public static Shown guess(String id, double value, String unit) {
        if (value == 0 || Double.isNaN(value))
            return new Bar(Html.Kind.NOT_YET, "Guess " + id, "Put your own number in place of the 0, in " + unit
                    + ", and run the cell. A wrong guess teaches more than none.");
        InACell.run(() -> {
            PROGRESS.change(state -> {
                Guess before = state.guesses().get(id);
                state.guesses().put(id, new Guess(value, unit, before == null ? null : before.came()));
                return state;
            });
            return null;
        });
        return new Bar(Html.Kind.KEPT, "Guess " + id, number(value) + " " + unit + ". Now see what comes.");
    }

    /** Sets the guess beside what was measured, and keeps that too. */
    public static Shown compare(String id, double came) {
        return InACell.run(() -> {
            Guess guess = PROGRESS.read().guesses().get(id);
            if (guess == null)
                return new Bar(Html.Kind.NOTE, "Guess " + id, "You made none; it came to " + number(came)
                        + ". Guess next time before you look: it is how one learns.");
            PROGRESS.change(state -> {
                state.guesses().put(id, new Guess(guess.guessed(), guess.unit(), came));
                return state;
            });
            return new Bar(Html.Kind.NOTE, "Guess " + id,
                    "You guessed %s %s, it came to %s %s: %s.".formatted(number(guess.guessed()), guess.unit(),
                            number(came), guess.unit(), closeness(new Guess(guess.guessed(), guess.unit(), came))));
        });
    }

    private static String closeness(Guess guess) {
        double factor = guess.factor();
        if (Double.isNaN(factor)) return "no ratio can be told";
        if (factor < 1.25) return "close";
        return String.format(Locale.ROOT, "%s by a factor of %.1f",
                guess.guessed() > guess.came() ? "too high" : "too low", factor);
    }

    /** What was guessed; NaN if nothing was. */
    public static double guessed(String id) {
        Guess guess = InACell.run(PROGRESS::read).guesses().get(id);
        return guess == null ? Double.NaN : guess.guessed();
    }

    /** Checks an exercise: first the answer, then what the notebook measured. It never stops the notebook. */
    public static CheckResult check(String id, Object... values) {
        CheckResult verdict = Checks.of(id).judge(values);
        if (verdict.passed())
            InACell.run(() -> {
                PROGRESS.change(state -> {
                    state.passed().putIfAbsent(id, LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
                    return state;
                });
                return null;
            });
        return verdict;
    }

    /** The six questions that this workshop begins and ends with. */
    public static Shown questions() {
        return Quiz.show();
    }

    /** Keeps the answers to the six questions, one letter each. */
    public static Shown answers(String... letters) {
        return Quiz.keep(PROGRESS, java.util.List.of(letters));
    }

    /** The answers before and after, beside the right ones. */
    public static Shown answersCompared() {
        return Quiz.result(progress());
    }

    /** Every guess beside what came. */
    public static Shown guesses() {
        return GuessTable.of(progress());
    }

    /** Everything kept so far. */
    public static Progress.State progress() {
        return InACell.run(PROGRESS::read);
    }

    static String number(double value) {
        return TableView.number(value);
    }

    /** A coloured bar with a word. */
    record Bar(Html.Kind kind, String title, String sentences) implements Shown {

        @Override
        public String html() {
            return Html.bar(kind, title, sentences);
        }

        @Override
        public String text() {
            return title + " · " + kind.word() + ". " + sentences;
        }
    }
}
