package lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import lab.run.MadeUpRun.Speed;
import lab.run.folder.InvocationLines;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.Start;

/**
 * Replaces the REPORT lines of an invented run's warm cells by environments that answer many calls. Their Durations are
 * invented too: a curve over the call number with random spread from a seed.
 */
public final class LongCalls {

    private static final int MEMORY_MB = 512;

    private LongCalls() {}

    /** A run at 512 MB with these variants; each curve gives ms by call number, from 1. */
    public static Run run(Path folder, int environments, int calls, Map<String, IntToDoubleFunction> curves)
            throws IOException {
        Speed any = new Speed(20, 2, 0.25, 3.5, 12);
        Map<String, Speed> variants = new LinkedHashMap<>();
        curves.keySet().forEach(variant -> variants.put(variant, any));
        MadeUpRun.write(folder, variants, List.of(MEMORY_MB), 5, 200);
        for (var curve : curves.entrySet()) {
            String cell = curve.getKey() + "-" + MEMORY_MB + "-warm";
            List<Invocation> invocations = new ArrayList<>();
            for (int environment = 1; environment <= environments; environment++)
                invocations.addAll(environment(cell, environment, calls, curve.getValue()));
            InvocationLines.write(folder.resolve("cells").resolve(cell).resolve("reports.ndjson"), invocations);
        }
        return Run.open(folder);
    }

    private static List<Invocation> environment(String cell, int environment, int calls, IntToDoubleFunction curve) {
        Random random = new Random(cell.hashCode() + environment);
        List<Invocation> invocations = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            double ms = curve.applyAsDouble(call) * Math.exp(0.1 * random.nextGaussian());
            Report report = new Report(cell + environment + "/" + call, ms, (long) Math.ceil(ms), MEMORY_MB, 100,
                    call == 1 ? new Start.Cold(200) : new Start.Warm(), Report.Status.SUCCESS, "");
            invocations.add(new Invocation(cell, cell + "/" + environment,
                    call == 1 ? "cold" : call <= 50 ? "first" : "measured", "made-up",
                    1_795_000_000_000L + environment * 1_000_000L + call * 250L, 1, report, ""));
        }
        return invocations;
    }
}
