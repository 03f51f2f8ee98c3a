package lab.exercise;

import static lab.notebook.view.TableView.number;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import lab.Home;
import lab.learn.Progress;
import lab.learn.Progress.Guess;
import lab.learn.Work;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;

/** What every notebook does with the learner: keep a guess, set it beside what came, check an exercise. */
public final class Learner {

    static final Progress PROGRESS = Work.of(Home.find()).progress();

    private Learner() {}

    /** Keeps a guess. {@code value} 0 means: not guessed yet. */
    public static Shown guess(String id, double value, String unit) {
        if (value == 0 || Double.isNaN(value))
            return new Note(Html.Kind.NOT_YET, "Guess " + id, "Put your own number in place of the 0, in " + unit
                    + ", and run the cell. A wrong guess teaches more than none.");
        keep(state -> state.guesses().compute(id,
                (_, before) -> new Guess(value, unit, before == null ? null : before.came())));
        return new Note(Html.Kind.KEPT, "Guess " + id, number(value) + " " + unit + ". Now see what comes.");
    }

    /** Sets the guess beside what was measured, and keeps that too. */
    public static Shown compare(String id, double came) {
        Guess guess = InACell.run(PROGRESS::read).guesses().get(id);
        if (guess == null)
            return new Note("Guess " + id, "You made none; it came to " + number(came)
                    + ". Guess next time before you look: it is how one learns.");
        Guess compared = new Guess(guess.guessed(), guess.unit(), came);
        keep(state -> state.guesses().put(id, compared));
        return new Note("Guess " + id, "You guessed %s %s, it came to %s %s: %s.".formatted(
                number(guess.guessed()), guess.unit(), number(came), guess.unit(), closeness(compared)));
    }

    /** Sets every guess beside what came, and says whether the later ones were nearer. */
    public static Shown compare() {
        return InACell.run(() -> GuessTable.of(PROGRESS.read()));
    }

    private static String closeness(Guess guess) {
        double factor = guess.factor();
        if (Double.isNaN(factor)) return "no ratio can be told";
        if (factor < 1.25) return "close";
        String side = guess.guessed() > guess.came() ? "too high" : "too low";
        return String.format(Locale.ROOT, "%s by a factor of %.1f", side, factor);
    }

    /** Checks an exercise: first the answer, then what the notebook measured. It never stops the notebook. */
    public static CheckResult check(String id, Object... values) {
        CheckResult verdict = Checks.of(id).judge(values);
        String now = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        if (verdict.passed()) keep(state -> state.passed().putIfAbsent(id, now));
        return verdict;
    }

    static void keep(Consumer<Progress.State> change) {
        InACell.run(() -> {
            PROGRESS.change(state -> {
                change.accept(state);
                return state;
            });
            return null;
        });
    }
}
