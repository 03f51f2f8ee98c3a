package lab.notebook.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import lab.notebook.calls.Call;
import lab.notebook.calls.Calls;
import lab.notebook.calls.DeployedFunction;
import lab.notebook.calls.Interleaved;
import lab.notebook.cell.InACell;
import lab.notebook.view.Html;
import lab.notebook.view.Note;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import lab.report.Hybrids;
import lab.run.summary.GapShare;

/**
 * How much of the gap between a host language and a core language a hybrid closes, measured here with interleaved
 * calls.
 */
public record Compromise(String caption, List<List<String>> rows) implements Shown {

    private static final List<String> HEAD =
            List.of("what", "host, ms", "hybrid, ms", "core, ms", "share closed", "in words");
    private static final int COLDS = 3;
    private static final int WARMS = 20;

    /** Compares calls that were made already. Each list has the calls of host, hybrid and core, in this order. */
    public static Compromise of(List<Calls> cold, List<Calls> warm) {
        return of(cold, warm, "{}");
    }

    /** Measures the three at 512 MB with an event. There are no recorded calls with other events. */
    public static Shown measure(String event, String host, String hybrid, String core) {
        return InACell.run(() -> {
            List<String> three = List.of(host, hybrid, core);
            Optional<String> why = FunctionDeployer.here().firstMissing(three);
            if (why.isEmpty()) return measure(event, FunctionDeployer.here().together(512, three));
            String race = "./jbang race --memory 512 --variants " + String.join(",", three)
                    + (event.equals("{}") ? "" : " --payload '" + event + "'");
            return new Note("Not measured", why.get()
                    + "\nAfter that, this race in a terminal measures the same functions: " + race);
        });
    }

    private static Compromise measure(String event, List<DeployedFunction> three) {
        List<Calls> cold = Interleaved.cold(COLDS, three);
        three.forEach(function -> function.invoke(event));
        return of(cold, Interleaved.paced(WARMS, event, three), event);
    }

    private static Compromise of(List<Calls> cold, List<Calls> warm, String event) {
        String names = warm.stream().map(Calls::function).collect(Collectors.joining(", "));
        List<List<String>> rows = List.of(row("cold start, median of " + cold.getFirst().n(), cold, Call::totalMs),
                row("warm handler, median of " + warm.getFirst().n(), warm, Call::durationMs));
        return new Compromise(names + "; warm calls with " + event + "; " + warm.getFirst().get(0).source(), rows);
    }

    private static List<String> row(String what, List<Calls> calls, ToDoubleFunction<Call> ms) {
        Optional<GapShare> share =
                GapShare.of(calls.get(0).estimate(ms), calls.get(1).estimate(ms), calls.get(2).estimate(ms));
        List<String> row = new ArrayList<>(List.of(what));
        calls.forEach(each -> row.add(TableView.number(each.median(ms))));
        row.add(share.map(Hybrids::text).orElse("–"));
        row.add(share.map(Hybrids::says).orElse("no measurable difference between host and core"));
        return row;
    }

    @Override
    public String html() {
        return Html.table(caption, HEAD, rows, List.of(1, 2, 3, 4));
    }

    @Override
    public String text() {
        return caption + "\n" + Html.plain(HEAD, rows);
    }
}
