package lab.exercise;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lab.notebook.cell.CellLog;

/**
 * The check of one exercise.
 *
 * @param id            notebook and number, e.g. {@code 02.1}
 * @param misconception the wrong idea it catches, as one sentence
 * @param well          why the right answer is right
 * @param fault         says what is wrong with an answer without showing the solution; empty if nothing is wrong
 */
public record Check(String id, String misconception, String well, Function<Answer, Optional<String>> fault) {

    CheckResult judge(Object... values) {
        Answer answer = new Answer(List.of(
                java.util.Arrays.stream(values).map(value -> value == null ? Answer.NOTHING : value).toArray()));
        if (answer.empty())
            return CheckResult.notYet(id, answer.zero() && CellLog.filledIn(id)
                    ? "Your answer is 0. " + Answer.WHOLE_NUMBERS
                    : "There is no answer yet. Find the cell with the TODO, write your answer there, run that cell, "
                            + "and then run this cell again.");
        try {
            return fault.apply(answer).map(sentences -> CheckResult.notYet(id, sentences))
                    .orElseGet(() -> CheckResult.passed(id, well));
        } catch (Answer.Unfit e) {
            return CheckResult.notYet(id, e.getMessage());
        }
    }
}
