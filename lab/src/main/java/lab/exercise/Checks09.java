package lab.exercise;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.notebook.build.CompilerCheck;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;

/** The checks of notebook 09, The same function in four languages. */
final class Checks09 {

    private static final List<String> WHO = List.of("compiler", "run", "warning", "nobody");

    static final List<Check> CHECKS = List.of(
            new Check("09.1",
                    "A compiler notices such mistakes, and without a compiler they show when the program runs.",
                    "Only one of the six mistakes caused a warning, and only when the program had ended. A compiler "
                            + "reports only what its type system knows. Rust's type system knows who owns a value, "
                            + "which threads may use the value, and whether a result was awaited. The type systems of "
                            + "Java and Python don't.",
                    Checks09::noticed),
            new Check("09.2", "The habit of one function explains the ratio between two functions.",
                    "Each habit slows down its own function, so the two habits change the ratio in opposite "
                            + "directions. Your factor shows their combined effect. With so few calls, the factor may "
                            + "be due to chance.",
                    Checks09::moved));

    private Checks09() {}

    @SuppressWarnings("unchecked")
    private static Optional<String> noticed(Answer answer) {
        Map<String, String> said = answer.as(Map.class);
        List<CompilerCheck> tries = answer.given(1, List.class);
        if (said.values().stream().allMatch(String::isBlank))
            return Optional.of("There is no answer yet. Write a word for each of the six programs.");
        for (CompilerCheck each : tries) {
            String file = Path.of(each.path()).getFileName().toString();
            String word = said.getOrDefault(file, "").strip();
            if (word.isEmpty()) return Optional.of("There is no word for " + file + " yet.");
            if (!WHO.contains(word))
                return Optional.of("\"" + word + "\" is not a possible answer. Choose one "
                        + "of " + String.join(", ", WHO) + ".");
            if (word.equals(each.who())) continue;
            return Optional.of(
                    "For " + file + " your answer is \"" + word + "\", but the result was different. "
                            + where(word, file));
        }
        return Optional.empty();
    }

    private static String where(String word, String file) {
        return switch (word) {
            case "compiler" -> "Which type or language rule does the mistake break?";
            case "run" -> "Which line of " + file + " would throw an error?";
            case "warning" -> "Which program would print the warning, and how would it know?";
            default ->
                    "Something is printed. Which runtime notices, at the end, that something was created but never "
                            + "used?";
        };
    }

    private static Optional<String> moved(Answer answer) {
        double said = answer.number();
        double python = median(answer, 1), rust = median(answer, 2), pythonTalk = median(answer, 3),
                rustTalk = median(answer, 4);
        double expected = pythonTalk / rustTalk / (python / rust);
        if (near(said, expected)) return Optional.empty();
        if (near(said, 1 / expected))
            return Optional
                    .of("%.3f is the gap without the habits divided by the gap with them. Divide the other way round."
                            .formatted(said));
        if (near(said, pythonTalk / python))
            return Optional.of(
                    ("%.3f is the factor by which the habit slows down the Python function. But the talk's ratio also "
                            + "contains a Rust function.")
                            .formatted(said));
        if (near(said, rustTalk / rust))
            return Optional.of(
                    ("%.3f is the factor by which the habit slows down the Rust function. But the talk's ratio also "
                            + "contains a Python function.")
                            .formatted(said));
        if (near(said, python / rust) || near(said, pythonTalk / rustTalk))
            return Optional.of("%.3f is one of the two gaps. By what factor do the two gaps differ?".formatted(said));
        return Optional.of(
                ("Expected: the gap between the two functions with habits, divided by the gap between the two "
                        + "functions without habits. Your answer: %.4g. A gap is Python's median divided by Rust's.")
                        .formatted(said));
    }

    private static double median(Answer answer, int place) {
        return answer.given(place, Calls.class).median(Call::durationMs);
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= 0.005 * Math.abs(other);
    }
}
