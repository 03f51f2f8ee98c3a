package lab.docs;

import static com.github.freva.asciitable.HorizontalAlign.LEFT;
import static com.github.freva.asciitable.HorizontalAlign.RIGHT;
import static lab.chart.Columns.column;

import com.github.freva.asciitable.AsciiTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lab.cost.Assumptions;
import lab.report.Hybrids;
import lab.run.Run;
import locallambda.system.Problem;

/**
 * One table over several runs that differ in what each call posts. It shows which share of its gap each hybrid closes.
 */
public final class Sweep {

    private record Line(String payload, Hybrids.Line of) {}

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> measured = new LinkedHashSet<>();

    private Sweep() {}

    /** @throws Problem if a folder is no finished run, or no run has a hybrid with its host and core */
    public static Sweep of(List<Path> runs) {
        Sweep sweep = new Sweep();
        for (Path folder : runs) {
            Run run = Run.open(folder);
            sweep.measured.add(run.conditions());
            String payload = run.record().plan().payload().toString();
            new Hybrids(run, Assumptions.usual(run.architecture())).lines()
                    .forEach(line -> sweep.lines.add(new Line(payload, line)));
        }
        if (sweep.lines.isEmpty())
            throw new Problem("None of these runs contains a hybrid together with its host and its core.",
                    "Race all three together: docs/compromise.md has the command.");
        sweep.lines
                .sort(Comparator.<Line, String>comparing(line -> line.of.hybrid()).thenComparing(line -> line.of.host())
                        .thenComparing(line -> line.of.size()).thenComparing(line -> line.payload.length())
                        .thenComparing(Line::payload));
        return sweep;
    }

    /** Shares with their 95 % intervals, in percent. */
    public String text() {
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, lines, List.of(
                column("hybrid", LEFT, line -> line.of.hybrid()), column("host", LEFT, line -> line.of.host()),
                column("memory", RIGHT, line -> line.of.size()), column("payload", LEFT, Line::payload),
                column("cold", RIGHT, line -> line.of.cold()), column("warm", RIGHT, line -> line.of.warm()),
                column("cost", RIGHT, line -> line.of.cost())));
    }

    /** The same as a Markdown table, with where and how it was measured below it. */
    String markdown() {
        StringBuilder table =
                new StringBuilder("| hybrid | host | payload | cold | warm | cost |\n|---|---|---|---|---|---|\n");
        for (Line line : lines)
            table.append("| ").append(String.join(" | ", line.of.hybrid(), line.of.host(), "`" + line.payload + "`",
                    line.of.cold(), line.of.warm(), line.of.cost())).append(" |\n");
        return table + "\n" + "*" + lines.getFirst().of.size() + "; " + String.join("; ", measured)
                + "; brackets show 95 % intervals.*\n";
    }
}
