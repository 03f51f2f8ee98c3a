///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
//DEPS org.knowm.xchart:xchart:4.0.3

import java.nio.file.*;
import java.util.*;
import org.knowm.xchart.*;
import picocli.CommandLine;
import picocli.CommandLine.*;

/** Teaches XChart: build a chart, add a series, save it. Its grey background is a default that one line changes. */
@Command(name = "chart", mixinStandardHelpOptions = true, description = "Draws two columns of a CSV file without quotes as a PNG.",
    footer = {"", "Examples:", "  ./jbang chart results/reference/cost.csv memory_mb lambda_usd", "  ./jbang chart times.csv second ms --out times.png"})
class chart implements java.util.concurrent.Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "A CSV file with a header line.") Path file;
    @Parameters(index = "1", paramLabel = "X", description = "The column for the x axis.") String x;
    @Parameters(index = "2", paramLabel = "Y", description = "The column for the y axis.") String y;
    @Option(names = "--out", defaultValue = "chart.png", description = "The picture (default: ${DEFAULT-VALUE}).") Path out;

    public Integer call() throws Exception {
        List<String[]> rows = Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
        int xAt = List.of(rows.getFirst()).indexOf(x), yAt = List.of(rows.getFirst()).indexOf(y);
        if (xAt < 0 || yAt < 0) throw new IllegalArgumentException("The columns are " + String.join(", ", rows.getFirst()) + ".");
        List<Double> xs = rows.stream().skip(1).map(row -> Double.valueOf(row[xAt])).toList(), ys = rows.stream().skip(1).map(row -> Double.valueOf(row[yAt])).toList();
        XYChart chart = new XYChartBuilder().width(800).height(500).title(file.getFileName().toString()).xAxisTitle(x).yAxisTitle(y).build();
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter).setChartBackgroundColor(java.awt.Color.WHITE).setLegendVisible(false);
        chart.addSeries(y, xs, ys);
        ChartEncoder.saveChart(chart, out.toString(), "png");
        System.out.println(out + ": " + xs.size() + " points");
        return 0;
    }

    public static void main(String... arguments) {
        System.exit(new CommandLine(new chart()).setExecutionExceptionHandler((fault, command, _) -> {
            command.getErr().println(fault.getMessage() + "\nPass a CSV file and two of its columns with numbers.");
            return 1;
        }).execute(arguments));
    }
}
