package lab.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lab.cost.Cost;
import lab.notebook.calls.Call;
import lab.notebook.calls.Incident;
import lab.notebook.deploy.LearnerVariant;
import lab.notebook.runs.Decision;
import locallambda.report.Report;
import locallambda.report.Start;

/** The checks of notebook 10, Decide, and take it to AWS. */
final class Checks10 {

    private static final Pattern SCRIPT_MISSING =
            Pattern.compile("Can't open perl script|can't open file|Unable to access jarfile|Cannot find module");
    private static final Pattern OTHER_LANGUAGE =
            Pattern.compile("syntax error|SyntaxError|invalid syntax|unexpected", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROGRAM_MISSING =
            Pattern.compile("not found|No such file or directory|Permission denied|exit status 12[67]");
    /** Ways to say that no row meets the goal. */
    private static final List<String> NONE = List.of("none", "no one", "nothing", "nobody", "-", "–");

    static final List<Check> CHECKS = List.of(
            new Check("10.1", "If the p95 rises, the code has become slower.",
                    "The handler is as fast as before. But far more than one call in twenty had to wait for a new "
                            + "environment, so the p95 is the time of one of these slow calls.",
                    Checks10::incident),
            new Check("10.2", "You have to change the lab's code to add a variant.",
                    "A folder and a YAML file are enough. The lab built, deployed and called your variant like every "
                            + "other variant.",
                    Checks10::own),
            new Check("10.3", "You should choose the fastest variant.",
                    "This choice meets the goal, and no cheaper choice in this run meets it.", Checks10::choice));

    private Checks10() {}

    private static Optional<String> incident(Answer answer) {
        String cause = answer.text().toLowerCase(Locale.ROOT);
        double said = answer.given(1, Double.class);
        Incident incident = answer.given(2, Incident.class);
        double share = incident.after().stream()
                .filter(line -> Report.parse(line).map(Report::start).filter(Start.Cold.class::isInstance).isPresent())
                .count()
                / (double) incident.after().size();
        if (!List.of("memory", "code", "cold starts", "stores").contains(cause))
            return Optional.of("Choose one of: memory, code, cold starts, stores.");
        if (said == 0)
            return Optional.of(
                    "Give a figure as evidence for your cause. Add the share of cold starts after ten o'clock. "
                            + Answer.WHOLE_NUMBERS);
        if (Math.abs(said - share) > 0.005)
            return Optional.of(
                    ("Expected as evidence: a number between 0 and 1, the share of calls after ten o'clock whose "
                            + "REPORT line has an Init Duration. Your answer: %.4g. Count these calls.")
                            .formatted(said));
        if (cause.equals("cold starts")) return Optional.empty();
        return Optional.of("If the cause were \"" + cause
                + "\", the warm calls before and after ten o'clock would differ in Duration or Memory Size. Compare "
                + "the two rows for warm calls.");
    }

    private static Optional<String> own(Answer answer) {
        LearnerVariant own = answer.as(LearnerVariant.class);
        if (own.call().isEmpty())
            return Optional.of("The lab could not call your variant:\n" + own.fault()
                    + "\nThe table of fields in docs/adding-a-variant.md explains each field.");
        Call call = own.call().get();
        if (call.failed()) return Optional.of(notStarted(own.fault(), String.join("\n", call.log()) + own.fault()));
        if (call.answer().contains("\"id\"") && call.answer().contains("\"key\"")) return Optional.empty();
        return Optional.of("Your variant's response doesn't meet the contract, because it has no \"id\" or no \"key\": "
                + call.answer());
    }

    /**
     * Explains a failed start command from its output {@code said}: its script is missing, the program doesn't
     * understand the script, the program is missing, or the script itself failed.
     */
    static String notStarted(String fault, String said) {
        String ended = "Your variant was built, but its start command ended with: " + fault + "\n";
        if (SCRIPT_MISSING.matcher(said).find())
            return ended + "The program in the command was found, but not the script. The command runs in the folder "
                    + "that contains the artifact folder. Where does the build put the script?";
        if (OTHER_LANGUAGE.matcher(said).find())
            return ended + "A program started, but it doesn't understand the script. In which language is the "
                    + "script written, and which program runs that language?";
        if (PROGRAM_MISSING.matcher(said).find())
            return ended + "The command begins with a program that can't be run here. Which program runs a Perl "
                    + "script, and how is its name spelt?";
        return ended + "A program started and ended before it asked for an event. Does the command name the "
                + "program that runs a Perl script, and the script with its folder?";
    }

    private static Optional<String> choice(Answer answer) {
        String said = answer.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Decision decision = answer.given(1, Decision.class);
        Optional<Cost> best = decision.cheapest();
        if (best.isEmpty())
            return NONE.contains(said) ? Optional.empty() : Optional.of(
                    "In this run, no choice meets the goal. Read the goal column again, and then write \"none\".");
        Cost cheapest = best.get();
        if (NONE.contains(said))
            return Optional
                    .of("At least one choice meets the goal. Which of the rows with yes in the goal column shows the "
                            + "cheapest choice?");
        if (said.equals(cheapest.variant() + " " + cheapest.memoryMb())) return Optional.empty();
        Optional<Cost> chosen = decision.costs().all().stream()
                .filter(cost -> said.equals(cost.variant() + " " + cost.memoryMb())).findFirst();
        if (chosen.isEmpty())
            return Optional.of(
                    "The table has no row named \"" + said
                            + "\". Write the variant and the memory size with a space between them.");
        if (chosen.get().lambda().usd() < cheapest.lambda().usd())
            return Optional.of(said
                    + " is cheaper than the correct answer, but the run doesn't show that it meets the goal. Read the "
                    + "goal column in its row.");
        return Optional.of(said + " costs more than another choice that also meets the goal.");
    }
}
