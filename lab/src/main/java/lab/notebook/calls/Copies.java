package lab.notebook.calls;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import locallambda.report.Start;
import locallambda.system.Problem;

/**
 * The answers of several copies of one snapshot. Each copy was called once.
 *
 * @param answers   the ids of each copy, by name; {@code …InSnapshot} is an id's value in the snapshot
 * @param rehearsal whether no snapshot could be taken; in that case, each answer is from a process that ran INIT and
 *                  both hooks by itself
 */
public record Copies(List<Map<String, String>> answers, boolean rehearsal) implements Shown {

    private static final String IN_SNAPSHOT = "InSnapshot";

    public static Copies of(DeployedFunction function, int n) throws IOException {
        List<Map<String, String>> answers = new ArrayList<>();
        boolean rehearsal = false;
        for (int i = 1; i <= n; i++) {
            Call call = function.cold();
            if (call.failed())
                throw LearnersCode.explained(new Problem("Copy " + i + " failed: " + call.answer(),
                        "Change the hook, then run its cell and this cell again."), call.log());
            rehearsal |= call.report().start() instanceof Start.Cold;
            answers.add(new ObjectMapper().readValue(call.answer(), new TypeReference<TreeMap<String, String>>() {}));
        }
        return new Copies(answers, rehearsal);
    }

    /** The names of the ids. */
    public List<String> ids() {
        return answers.getFirst().keySet().stream().filter(id -> !id.endsWith(IN_SNAPSHOT)).toList();
    }

    /** Do copies share this id? In a rehearsal: would they share it, because the snapshot would contain its value? */
    public boolean repeats(String id) {
        boolean frozen =
                rehearsal && answers.stream().anyMatch(answer -> answer.get(id).equals(answer.get(id + IN_SNAPSHOT)));
        return frozen || answers.stream().map(answer -> answer.get(id)).distinct().count() < answers.size();
    }

    /** The ids that repeat. */
    public List<String> repeated() {
        return ids().stream().filter(this::repeats).toList();
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("id"));
        for (int i = 1; i <= answers.size(); i++) head.add((rehearsal ? "process " : "copy ") + i);
        head.add(rehearsal ? "would repeat" : "repeats");
        return head;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String id : ids()) {
            List<String> row = new ArrayList<>(List.of(id));
            for (var answer : answers) row.add(answer.get(id).substring(0, Math.min(8, answer.get(id).length())) + "…");
            row.add(repeats(id) ? "yes" : "no");
            rows.add(row);
        }
        return rows;
    }

    private String caption() {
        return rehearsal
                ? "This is a rehearsal without a snapshot. Each process ran INIT and both hooks by itself. A snapshot "
                        + "would contain the values that the ids had between the two hooks. An id that still has "
                        + "this value would repeat."
                : answers.size() + " copies of one snapshot, each called once";
    }

    @Override
    public String html() {
        return Html.table(caption(), head(), rows(), List.of());
    }

    @Override
    public String text() {
        return caption() + "\n" + Html.plain(head(), rows());
    }
}
