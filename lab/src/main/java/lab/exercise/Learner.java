package lab.exercise;

import static lab.notebook.view.TableView.number;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import lab.Home;
import lab.learn.Progress;
import lab.learn.Progress.Guess;
import lab.learn.Work;
import lab.notebook.cell.CellLog;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;

/** What every notebook does with the learner: keep a guess, compare it with the result, check an exercise. */
public final class Learner {

    static final Progress PROGRESS = Work.of(Home.find()).progress();

    private Learner() {}

    /** Keeps a guess. {@code value} 0 means: not guessed yet. */
    public static Shown guess(String id, double value, String unit) {
        if (value == 0 || Double.isNaN(value))
            return new Note(Html.Kind.NOT_YET, "Guess " + id, "Replace the 0 with your own number, in " + unit
                    + ", and run the cell. A wrong guess teaches you more than no guess.");
        Optional<String> impossible = Possible.fault(value, unit);
        if (impossible.isPresent()) return new Note(Html.Kind.NOT_YET, "Guess " + id, impossible.get());
        keep(state -> state.guesses().compute(id,
                (_, before) -> new Guess(value, unit, before == null ? null : before.came())));
        return new Note(Html.Kind.KEPT, "Guess " + id,
                number(value) + " " + unit + ". Now run the next cells and compare.");
    }

    /** Compares the guess with the measured value, and keeps that value too. */
    public static Shown compare(String id, double came) {
        Guess guess = InACell.run(PROGRESS::read).guesses().get(id);
        if (guess == null)
            return new Note("Guess " + id, "You made no guess. The result is " + number(came)
                    + ". Guess next time before you look; you learn more that way.");
        Guess compared = new Guess(guess.guessed(), guess.unit(), came);
        keep(state -> state.guesses().put(id, compared));
        return new Note("Guess " + id, "You guessed %s %s, and the result is %s %s. %s".formatted(
                number(guess.guessed()), guess.unit(), number(came), guess.unit(), closeness(compared)));
    }

    /** Compares every guess with its result, and says whether the later guesses were closer. */
    public static Shown compare() {
        return InACell.run(() -> GuessTable.of(PROGRESS.read()));
    }

    private static String closeness(Guess guess) {
        double factor = guess.factor();
        if (Double.isNaN(factor)) return "A factor can't be calculated, because the result isn't a number above 0.";
        if (factor < 1.25) return "Your guess was close.";
        String side = guess.guessed() > guess.came() ? "too high" : "too low";
        return String.format(Locale.ROOT, "Your guess was %s by a factor of %.1f.", side, factor);
    }

    /** Checks an exercise. The first value is the answer, the others are measurements. It never throws an exception. */
    public static CheckResult check(String id, Object... values) {
        CheckResult judged = Checks.of(id).judge(values);
        CheckResult verdict = judged.passed() ? judged : CellLog.faultBefore(id).map(fault -> failedAbove(id, fault))
                .orElse(judged);
        String now = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        if (verdict.passed()) keep(state -> state.passed().putIfAbsent(id, now));
        return verdict;
    }

    private static CheckResult failedAbove(String id, String fault) {
        return CheckResult.notYet(id,
                "A cell above failed when it last ran, so there is nothing new to check:\n" + fault
                        + "\nChange that cell and run it until it shows no error. Then run this cell again.");
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
