package lab.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.notebook.calls.Call;
import lab.notebook.runs.OwnMeasurement;
import tech.tablesaw.api.Row;

/** The checks of notebook 11, Your own function. */
final class Checks11 {

    static final List<Check> CHECKS = List.of(
            new Check("11.1", "You can prime a function with any event.",
                    "The handler ran to its last line. If you prime with this event, every copy starts with the "
                            + "classes that the whole handler needs.",
                    Checks11::priming),
            new Check("11.2", "More memory always costs more, and the fastest variant costs the most.",
                    "The cold start of this choice is below the limit, and no cheaper choice in this run is below the "
                            + "limit.",
                    Checks11::size),
            new Check("11.3", "Every call counts as an independent sample.",
                    "Calls to one environment resemble each other, because they share its JVM, its compiled code and "
                            + "its place on the machine. So the number of environments counts, and three are too few.",
                    Checks11::warning));

    private Checks11() {}

    private static Optional<String> priming(Answer answer) {
        Call call = answer.as(Call.class);
        if (call.failed())
            return Optional.of("The function failed: " + call.answer()
                    + "\nIf you primed with this event, and your hook didn't catch the error, AWS could not publish "
                    + "the version. Read the message, and correct your event.");
        int status = status(call.answer());
        if (status == 200) return Optional.empty();
        return Optional.of("Expected: a response with the status 200. The response to your event: " + call.answer()
                + "\nWith this event, the handler returns early. If you primed with it, the rest of the handler would "
                + "stay unprimed. Which line returned the status " + status + "?");
    }

    private static int status(String answer) {
        try {
            return new ObjectMapper().readTree(answer).path("statusCode").asInt();
        } catch (JsonProcessingException e) {
            throw new Answer.Unfit("The response isn't JSON: " + answer + ". Call the function with your event again.");
        }
    }

    private static Optional<String> size(Answer answer) {
        String said = answer.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        OwnMeasurement measured = answer.given(1, OwnMeasurement.class);
        double limitMs = answer.given(2, Double.class);
        Row chosen = null, best = null;
        for (Row row : measured.table()) {
            if (name(row).equals(said)) chosen = measured.table().row(row.getRowNumber());
            if (row.getDouble("cold_ms") < limitMs
                    && (best == null || row.getDouble("usd_per_million") < best.getDouble("usd_per_million")))
                best = measured.table().row(row.getRowNumber());
        }
        if (best == null ? said.equals("none") : said.equals(name(best))) return Optional.empty();
        if (best == null)
            return Optional.of("No median cold start in the table is below the limit. Write \"none\".");
        if (chosen == null)
            return Optional.of("The table has no row named \"" + said
                    + "\". Write the way and the memory size with a space between them.");
        if (!(chosen.getDouble("cold_ms") < limitMs))
            return Optional.of(("The median cold start of %s is %.0f ms. It has to be below the limit, which is %.0f "
                    + "ms.").formatted(said,
                            chosen.getDouble("cold_ms"), limitMs));
        return Optional.of(said + " meets the limit, but another choice that meets the limit costs less.");
    }

    private static String name(Row row) {
        return row.getString("way") + " " + row.getInt("memory_mb");
    }

    private static Optional<String> warning(Answer answer) {
        String letter = answer.text().toLowerCase(Locale.ROOT);
        int samples = answer.given(1, Integer.class);
        OwnMeasurement measured = answer.given(2, OwnMeasurement.class);
        if (!List.of("a", "b", "c", "d").contains(letter)) return Optional.of("Choose one of: a, b, c, d.");
        if (letter.equals("a"))
            return Optional.of("Even with more calls to the same environments, this run couldn't tell. The option "
                    + "--thorough adds something else, as docs/your-function.md explains.");
        if (letter.equals("c"))
            return Optional.of("A busy machine makes the intervals wider. But this run would say \"can't tell\" on a "
                    + "quiet machine too. What does the lab measure more of with --thorough?");
        if (letter.equals("d"))
            return Optional.of("Local figures can decide whether a way meets the goal on this machine. Then the answer "
                    + "is \"yes, locally\" or \"no, locally\". Something else is missing here.");
        if (samples == measured.environments()) return Optional.empty();
        return Optional
                .of(("The reason is correct. Expected as evidence: the number of cold starts behind each median in the "
                        + "table. Your answer: %d. The line above the lab's table shows this number "
                        + "(n).").formatted(samples));
    }
}
