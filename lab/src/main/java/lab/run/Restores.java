package lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.run.folder.CellName;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.record.Place;
import lab.run.stats.Percentiles;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.system.Problem;

/**
 * What snapshots' restores took of a run's cold starts; they have a name of their own, lest they be taken for AWS's.
 */
public record Restores(List<Cell> cells) {

    /** The restores of one variant at one memory size; median in ms. */
    public record Cell(String variant, int memoryMb, int n, double medianMs) {}

    /** Reads the REPORT lines of a run; a cell without them has no restores, and neither has a run on AWS itself. */
    public static Restores of(RunFolder run, Place place) {
        List<Cell> cells = new ArrayList<>();
        if (!place.modelled()) return new Restores(List.of());
        for (String name : run.cells()) {
            Path reports = run.cell(name).resolve("reports.ndjson");
            Optional<CellName> cell =
                    CellName.parse(name).filter(each -> each.start().equals("cold") && Files.exists(reports));
            cell.ifPresent(one -> read(reports, one, cells));
        }
        return new Restores(List.copyOf(cells));
    }

    private static void read(Path reports, CellName cell, List<Cell> cells) {
        try {
            double[] ms = InvocationLines.read(reports).stream().map(Invocation::report)
                    .filter(report -> report.status() == Report.Status.SUCCESS)
                    .flatMap(report -> report.start() instanceof Report.Start.Restored restored ? Stream.of(restored)
                            : Stream.empty())
                    .mapToDouble(Report.Start.Restored::restoreMs).toArray();
            if (ms.length > 0) cells.add(new Cell(cell.variant(), cell.memoryMb(), ms.length, Percentiles.of(ms, 0.5)));
        } catch (IOException e) {
            throw new Problem("Cannot read " + reports + ": " + e.getMessage() + ".",
                    "Check the run folder's permissions.", e);
        }
    }

    public Optional<Cell> of(String variant, int memoryMb) {
        return cells.stream().filter(cell -> cell.variant().equals(variant) && cell.memoryMb() == memoryMb).findFirst();
    }
}
