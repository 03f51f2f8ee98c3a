package lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.run.folder.CellName;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Report.Start;
import locallambda.system.Problem;

/**
 * Reads the samples of a run from its cells' REPORT lines: the forced cold starts and measured warm calls that
 * succeeded.
 */
final class RunSamples {

    private RunSamples() {}

    /** @throws Problem if a cell's {@code reports.ndjson} cannot be read; a cell without one has no samples */
    static List<Sample> of(RunFolder run) {
        List<Sample> dots = new ArrayList<>();
        for (String name : run.cells()) {
            Path reports = run.cell(name).resolve("reports.ndjson");
            if (Files.exists(reports)) CellName.parse(name).ifPresent(cell -> read(reports, cell, dots));
        }
        return dots;
    }

    private static void read(Path reports, CellName cell, List<Sample> dots) {
        try {
            for (Invocation invocation : InvocationLines.read(reports)) {
                Report report = invocation.report();
                if (report.status() != Report.Status.SUCCESS) continue;
                boolean cold = cell.start().equals("cold");
                double before = switch (report.start()) {
                    case Start.Warm _ -> 0;
                    case Start.Cold(double initMs) -> initMs;
                    case Start.Restored(double restoreMs, double _) -> restoreMs;
                };
                if (!invocation.phase().equals(cold ? "cold" : "measured")
                        || cold && report.start() instanceof Start.Warm)
                    continue;
                dots.add(new Sample(cell.variant(), cell.memoryMb(), cold, invocation.startedAtMs(),
                        report.durationMs() + (cold ? before : 0), report.billedMs()));
            }
        } catch (IOException e) {
            throw new Problem("Cannot read " + reports + ": " + e.getMessage() + ".",
                    "Check the run folder's permissions.", e);
        }
    }
}
