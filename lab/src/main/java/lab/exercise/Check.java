package lab.exercise;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The check of one exercise.
 *
 * @param id            notebook and number, e.g. {@code 02.1}
 * @param misconception the wrong idea it catches, as one sentence
 * @param well          what it says when the answer is right: why it is
 * @param fault         what is wrong with an answer, in sentences that do not give the solution away; empty if nothing
 *                      is
 */
public record Check(String id, String misconception, String well, Function<Answer, Optional<String>> fault) {

    CheckResult judge(Object... values) {
        Answer answer = new Answer(List.of(
                java.util.Arrays.stream(values).map(value -> value == null ? Answer.NOTHING : value).toArray()));
        if (answer.empty())
            return CheckResult.notYet(id,
                    "There is no answer yet. Look for the TODO in the cell above, fill it in, run it, "
                            + "then run this cell.");
        try {
            return fault.apply(answer).map(sentences -> CheckResult.notYet(id, sentences))
                    .orElseGet(() -> CheckResult.passed(id, well));
        } catch (Answer.Unfit e) {
            return CheckResult.notYet(id, e.getMessage());
        }
    }
}
