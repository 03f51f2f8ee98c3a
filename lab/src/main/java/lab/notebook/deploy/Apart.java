package lab.notebook.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.chart.CauseBars;
import lab.explain.Explain;
import lab.explain.ExplainPage;
import lab.explain.Explanation;
import lab.explain.Subject;
import lab.notebook.calls.KernelLambda;
import lab.notebook.cell.CannotRun;
import lab.notebook.cell.InACell;
import lab.notebook.view.ChartView;
import lab.notebook.view.Shown;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import locallambda.files.TemporaryFolders;
import locallambda.limits.Limits;
import locallambda.system.Folders;
import locallambda.system.Problem;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Cold starts of one function, taken apart in a cell.
 *
 * @param chart  the bar by cause
 * @param ms     time of each cause, by its name in the chart
 * @param owners the owners of the classes, the most expensive one first
 */
public record Apart(ChartView chart, Map<String, Double> ms, List<Explanation.Owner> owners) implements Shown {

    /** Starts the function cold several times, each time with another tool. */
    public static Apart of(Built built, int memoryMb) {
        return InACell.run(() -> {
            Path scratch = Files.createTempDirectory(TemporaryFolders.parent(), "lambda-race-explain-");
            LocalPlatform local = KernelLambda.running();
            try {
                return new Explain(Home.find(), memoryMb, 1, true, line -> {}).run(List.of(Subject.of(built, "{}")),
                        local, scratch, (all, _) -> of(all, memoryMb));
            } finally {
                Folders.delete(scratch);
            }
        });
    }

    private static Apart of(List<Explanation> all, int memoryMb) {
        ExplainPage page = ExplainPage.of(all, memoryMb, Limits.detect().name());
        CauseBars.Bar bar = page.result().bars().getFirst();
        Map<String, Double> ms = new LinkedHashMap<>();
        bar.ms().forEach((cause, time) -> ms.put(cause.label(), time));
        return new Apart(new ChartView(page.result().picture()), ms, all.getFirst().owners());
    }

    /** The share of one cause in percent, e.g. of {@code class loading}. */
    public double percent(String cause) {
        if (!ms.containsKey(cause))
            throw new CannotRun(new Problem("This cold start has no part called \"" + cause + "\".",
                    "Choose from " + String.join(", ", ms.keySet()) + "."));
        return 100 * ms.get(cause) / ms.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Whether a jar is one of the AWS SDK's: they all have its version. */
    public boolean ofTheSdk(Explanation.Owner jar) {
        return owners.stream().map(Explanation.Owner::name).filter(name -> name.matches("sdk-core-.+\\.jar"))
                .anyMatch(core -> jar.name().endsWith(core.substring("sdk-core".length())));
    }

    /** What each jar costs: its classes, the time to load them, and the CPU time of its code on the thread main. */
    public Table jars() {
        return Table.create("time that the main thread spends on each jar",
                StringColumn.create("jar", owners.stream().map(Explanation.Owner::name)),
                StringColumn.create("part_of", owners.stream().map(each -> ofTheSdk(each) ? "AWS SDK" : "other")),
                LongColumn.create("classes", owners.stream().mapToLong(Explanation.Owner::classes).toArray()),
                DoubleColumn.create("loading_ms", owners.stream().mapToDouble(Explanation.Owner::loadMs).toArray()),
                DoubleColumn.create("cpu_ms", owners.stream().mapToDouble(Explanation.Owner::cpuMs).toArray()));
    }

    @Override
    public String html() {
        return chart.html();
    }

    @Override
    public String text() {
        return chart.text();
    }
}
