package lab.exercise;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.notebook.build.CompilerCheck;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;

/** The checks of notebook 09, Rust, Python, Go and the compromise. */
final class Checks09 {

    private static final List<String> WHO = List.of("compiler", "run", "warning", "nobody");

    static final List<Check> CHECKS = List.of(
            new Check("09.1",
                    "A compiled language notices such mistakes, and one that is not compiled notices "
                            + "them when it runs.",
                    "One warning among six, and only once the program had ended. What a type system does not know "
                            + "about, whose a value is, whether a result was awaited, which thread may touch it, "
                            + "its compiler cannot say.",
                    Checks09::noticed),
            new Check("09.2", "What a hybrid gains is how much faster it is than its host.",
                    "A share of the gap: 0 where the host stands, 1 where the core stands. Only with both ends in it "
                            + "can a claim about \"the gain\" be tested.",
                    Checks09::share),
            new Check("09.3", "A habit of one side explains a ratio of two.",
                    "A habit that makes its own side slower pulls the ratio its way, and the two pull in opposite "
                            + "directions; what is left of both is this factor. With so few calls it may be chance.",
                    Checks09::moved));

    private Checks09() {}

    @SuppressWarnings("unchecked")
    private static Optional<String> noticed(Answer answer) {
        Map<String, String> said = answer.as(Map.class);
        List<CompilerCheck> tries = answer.given(1, List.class);
        if (said.values().stream().allMatch(String::isBlank))
            return Optional.of("There is no answer yet: a word for each of the six.");
        for (CompilerCheck each : tries) {
            String file = Path.of(each.path()).getFileName().toString();
            String word = said.getOrDefault(file, "").strip();
            if (word.isEmpty()) return Optional.of("There is no word for " + file + " yet.");
            if (!WHO.contains(word)) return Optional.of("\"" + word + "\" is none of " + String.join(", ", WHO) + ".");
            if (word.equals(each.who())) continue;
            return Optional.of(
                    "For " + file + " you say \"" + word + "\", and it came otherwise. " + where(word, file));
        }
        return Optional.empty();
    }

    private static String where(String word, String file) {
        return switch (word) {
            case "compiler" -> "Which type or rule of the language does the mistake break?";
            case "run" -> "What would throw, in " + file + "?";
            case "warning" -> "Who would print it, and how would they know?";
            default ->
                    "Somebody does say a word. Think of who sees, at the end, that something was made and never used.";
        };
    }

    private static Optional<String> share(Answer answer) {
        double said = answer.number();
        double host = median(answer, 1), hybrid = median(answer, 2), core = median(answer, 3);
        if (near(said, (host - hybrid) / (host - core))) return Optional.empty();
        if (near(said, 100 * (host - hybrid) / (host - core)))
            return Optional.of("%.1f is the share in per cent. Leave it as a fraction.".formatted(said));
        if (near(said, 1 - hybrid / host))
            return Optional.of(
                    ("%.3f is how much shorter the hybrid's calls are than the host's. Rust does not occur in it: "
                            + "how would one tell whether that is much of what was to be gained?")
                            .formatted(said));
        if (near(said, (hybrid - core) / (host - core)))
            return Optional.of("%.3f is the part of the gap that stays open.".formatted(said));
        return Optional.of(
                ("Expected: the part of the way from the host's median to the core's that the hybrid has gone. Came: "
                        + "%.4g. What would it have to be if the hybrid were as slow as the host, and what if as "
                        + "fast as the core?")
                        .formatted(said));
    }

    private static Optional<String> moved(Answer answer) {
        double said = answer.number();
        double python = median(answer, 1), rust = median(answer, 2), pythonTalk = median(answer, 3),
                rustTalk = median(answer, 4);
        double expected = pythonTalk / rustTalk / (python / rust);
        if (near(said, expected)) return Optional.empty();
        if (near(said, 1 / expected))
            return Optional.of("%.3f is the gap without the habits divided by the one with them: the other way round."
                    .formatted(said));
        if (near(said, pythonTalk / python))
            return Optional.of(
                    ("%.3f is what the habit of the Python function costs it. The ratio of the talk has a Rust "
                            + "function in it as well.")
                            .formatted(said));
        if (near(said, rustTalk / rust))
            return Optional.of(
                    ("%.3f is what the habit of the Rust function costs it. The ratio of the talk has a Python "
                            + "function in it as well.")
                            .formatted(said));
        if (near(said, python / rust) || near(said, pythonTalk / rustTalk))
            return Optional.of("%.3f is one of the two gaps. By which factor do they differ?".formatted(said));
        return Optional.of(
                ("Expected: the gap of the two functions with habits, divided by the gap of the two without. Came: "
                        + "%.4g. A gap here is Python's median divided by Rust's.")
                        .formatted(said));
    }

    private static double median(Answer answer, int place) {
        return answer.given(place, Calls.class).median(Call::durationMs);
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= 0.005 * Math.abs(other);
    }
}
