package frozen;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.cost.Goal;
import lab.Home;
import lab.chart.Format;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.cost.Prices;
import lab.cost.RunCost;
import lab.cost.Usd;
import lab.fidelity.Fidelity;
import lab.fidelity.Tables;
import lab.notebook.runs.Runs;
import lab.report.ComparisonTable;
import lab.report.ReportPage;
import lab.report.RunReport;
import lab.report.SharedSamples;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.run.summary.Summary;
import lab.stage.Recording;
import lab.variant.Variants;
import tech.tablesaw.api.Table;
import testing.Checkout;

/** One committed run as race, report, fidelity, costs, stage and notebooks tell it. */
record ShownRun(String name, Path scratch, Outputs out) {

    private static final Home HOME = Home.find();
    private static final ObjectMapper JSON = new ObjectMapper();
    /**
     * Their pictures are committed too; those of the others differ in nothing but the data, which SVG shows as well,
     * and faster.
     */
    private static final List<String> WITH_PNG = List.of("reference", "fidelity/hello");

    void show() throws IOException {
        Run run = Run.open(copy());
        race(run);
        report(run);
        fidelity(run);
        written(run.folder());
        costs(run);
        notebooks(run);
        stage(run);
        samples(run);
    }

    private Path copy() throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(name));
        for (String part : List.of("run.json", "summary.csv", "reconcile.json", "cells"))
            Checkout.copy(HOME.results().resolve(name).resolve(part), folder.resolve(part));
        return folder;
    }

    /** What the terminal shows at the end of a race. */
    private void race(Run run) throws IOException {
        ComparisonTable comparison = new ComparisonTable(run, Goal.USUAL);
        out.add("race.txt", RunReport.of(run.folder()).answer() + "\n" + comparison.text() + "\n"
                + String.join("\n", comparison.notes()));
    }

    private void report(Run run) throws IOException {
        RunReport report = RunReport.of(run.folder());
        if (WITH_PNG.contains(name)) {
            report.write();
            return;
        }
        out.add("report.html", ReportPage.html(report));
        out.add("cost.csv", csv(report.costs().table()));
        for (Picture chart : report.charts()) draw(chart);
    }

    private void fidelity(Run run) throws IOException {
        Fidelity fidelity = Fidelity.published(run, Variants.all(HOME.lambdas()));
        out.add("fidelity.txt", new Tables(fidelity).text());
        if (WITH_PNG.contains(name)) {
            fidelity.write();
            return;
        }
        out.add("fidelity.csv", csv(new Tables(fidelity).csv()));
        draw(fidelity.picture());
    }

    private void draw(Picture picture) throws IOException {
        out.add("charts/" + picture.name() + ".svg", picture.svg(Theme.PAPER, Format.PAGE));
        out.add("charts/" + picture.name() + "-night.svg", picture.svg(Theme.NIGHT, Format.PAGE));
    }

    /** What report and fidelity wrote into the run's folder. */
    private void written(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(
                    file -> file.toString().matches(".*(/report\\.html|/cost\\.csv|/fidelity\\.csv|\\.svg|\\.png)"))
                    .toList())
                out.add(folder.relativize(file).toString(), file);
        }
    }

    private void costs(Run run) throws IOException {
        RunCost cost = RunCost.of(RunFolder.open(run.folder()), Prices.published(), run.architecture());
        String lines = cost.lines().stream().map(line -> "%s %,d %.3f %s%n".formatted(line.function(), line.calls(),
                line.gbSeconds(), new Usd(line.usd()))).collect(joining());
        out.add("costs.txt",
                lines + cost.calls() + " calls: "
                        + Stream.of(cost.bill().lambdaUsd(), cost.bill().s3Usd(), cost.bill().dynamodbUsd(),
                                cost.bill().logsUsd(), cost.bill().usd())
                                .map(usd -> new Usd(usd).toString()).collect(joining(" ")));
    }

    private void notebooks(Run run) throws IOException {
        out.add("decision.txt", Runs.decide(run, "p95<20ms,cold<1s").text());
        out.add("decision.html", Runs.decide(run, "p95<20ms,cold<1s").html());
        if (!name.equals("reference")) return; // the others have no habits, and their reports tell the rest
        out.add("hybrids-habits-development.txt", Stream.of("hybrids", "habits", "gaps", "development")
                .map(table -> Runs.table(run, table)).map(Table::printAll).collect(joining("\n\n")));
    }

    private void stage(Run run) throws IOException {
        Recording recording = Recording.of(run.folder(), List.of(), null);
        String cues = recording.cues().stream().map(cue -> cue.atMs() + " " + json(cue.event())).collect(joining("\n"));
        out.add("stage.txt",
                json(recording.scene(recording.bearableSpeed())) + "\n" + recording.result().words() + "\n" + cues);
    }

    /** What DuckDB makes of the raw samples; comes last, because it replaces the summary of the copy. */
    private void samples(Run run) throws IOException {
        MadeUpCalls.add(run.folder());
        out.add("samples.txt", SharedSamples.of(run.folder()).text());
        Summary.write(RunFolder.open(run.folder()));
        out.add("summary.csv", run.folder().resolve("summary.csv"));
    }

    private static String csv(Table table) {
        StringWriter csv = new StringWriter();
        table.write().csv(csv);
        return csv.toString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
