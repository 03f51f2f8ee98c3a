package lab.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.cost.Cost;
import lab.notebook.calls.Call;
import lab.notebook.calls.Incident;
import lab.notebook.deploy.LearnerVariant;
import lab.notebook.runs.Decision;
import locallambda.report.Report;
import locallambda.report.Start;

/** The checks of notebook 10, Decide, and take it to AWS. */
final class Checks10 {

    static final List<Check> CHECKS = List.of(
            new Check("10.1", "A p95 that rises means that the code became slower.",
                    "The handler is as fast as before; the share of calls that had to wait for a new environment went "
                            + "far beyond one in twenty, and so the p95 is one of them.",
                    Checks10::incident),
            new Check("10.2", "A variant has to be known to the lab's code.",
                    "A folder and a YAML are enough: your variant was read, built, deployed and called "
                            + "like every other.",
                    Checks10::own),
            new Check("10.3", "The fastest variant is the one to choose.",
                    "It meets the goal, and nothing cheaper in this run does.", Checks10::choice));

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
                    "A cause without a figure is an opinion. Put the share of cold starts after the change beside it.");
        if (Math.abs(said - share) > 0.005)
            return Optional.of(
                    ("Expected as evidence: the share of the calls after the change whose REPORT line has an Init "
                            + "Duration, between 0 and 1. Came: %.4g. Count them.")
                            .formatted(said));
        if (cause.equals("cold starts")) return Optional.empty();
        return Optional.of("If it were \"" + cause
                + "\", something would differ between the warm calls before and after: Duration, Memory Size. "
                + "Compare the two rows of the table that are about warm calls.");
    }

    private static Optional<String> own(Answer answer) {
        LearnerVariant own = answer.as(LearnerVariant.class);
        if (own.call().isEmpty())
            return Optional.of("It did not get as far as a call:\n" + own.fault()
                    + "\nThe table of fields in docs/adding-a-variant.md says what belongs there.");
        Call call = own.call().get();
        if (call.failed())
            return Optional.of("It was built and started, and ended with: " + own.fault()
                    + "\nThe command runs in the folder that holds artifact. Where does the build put the script?");
        if (call.answer().contains("\"id\"") && call.answer().contains("\"key\"")) return Optional.empty();
        return Optional.of("It answers, but not what the contract promises: " + call.answer());
    }

    private static Optional<String> choice(Answer answer) {
        String said = answer.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Decision decision = answer.given(1, Decision.class);
        Optional<Cost> best = decision.cheapest();
        if (best.isEmpty())
            return said.equals("none") ? Optional.empty() : Optional.of(
                    "In this run nothing meets the goal: read the column goal again. The word for that is none.");
        Cost cheapest = best.get();
        if (said.equals(cheapest.variant() + " " + cheapest.memoryMb())) return Optional.empty();
        Optional<Cost> chosen = decision.costs().all().stream()
                .filter(cost -> said.equals(cost.variant() + " " + cost.memoryMb())).findFirst();
        if (chosen.isEmpty())
            return Optional.of(
                    "\"" + said + "\" is no row of the table. Write variant and memory size with a blank between.");
        if (chosen.get().lambda().usd() < cheapest.lambda().usd())
            return Optional.of(said
                    + " is cheaper than the right one, but the run does not show that it meets the goal. "
                    + "Read its row to the end.");
        return Optional.of(said + " costs more than another row that meets the goal too.");
    }
}
