package lab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.learn.Progress.Guess;
import lab.learn.Progress.State;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import lab.run.stats.Percentiles;

/** All guesses beside the results, and whether the later guesses were closer than the earlier ones. */
record GuessTable(List<List<String>> rows, String sentence) implements Shown {

    private static final List<String> HEAD = List.of("guess", "guessed", "result", "unit", "off by a factor of");

    static GuessTable of(State state) {
        List<List<String>> rows = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        for (Map.Entry<String, Guess> each : state.guesses().entrySet()) {
            Guess guess = each.getValue();
            rows.add(List.of(each.getKey(), TableView.number(guess.guessed()),
                    guess.came() == null ? "–" : TableView.number(guess.came()), guess.unit(),
                    Double.isNaN(guess.factor()) ? "–" : "%.1f".formatted(guess.factor())));
            if (!Double.isNaN(guess.factor())) factors.add(guess.factor());
        }
        return new GuessTable(rows, sentence(factors));
    }

    private static String sentence(List<Double> factors) {
        if (factors.size() < 2) return "When you have compared at least two guesses with their results, this line "
                + "shows whether your guesses got better.";
        int half = factors.size() / 2;
        return ("Your earlier guesses (%d) were off by a factor of %.1f (median), and your later guesses (%d) by a "
                + "factor of %.1f.")
                .formatted(half,
                        median(factors.subList(0, half)), factors.size() - half,
                        median(factors.subList(half, factors.size())));
    }

    private static double median(List<Double> values) {
        return Percentiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public String html() {
        return Html.table(sentence, HEAD, rows, List.of(1, 2, 4));
    }

    @Override
    public String text() {
        return sentence + "\n" + Html.plain(HEAD, rows);
    }
}
