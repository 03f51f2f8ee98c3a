package lab.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.record.Architecture;
import locallambda.report.Invocation;
import locallambda.system.Problem;

/**
 * What the calls of a run cost by their REPORT lines, warm-up included: billed duration times memory, and what S3,
 * DynamoDB and the logs take for as many calls.
 */
public record RunCost(List<Line> lines, WholeBill bill) {

    /** One function. @param usd Lambda's part */
    public record Line(String function, long calls, double gbSeconds, double usd) {}

    /** @throws Problem if the run's files cannot be read */
    public static RunCost of(RunFolder run, Prices prices, Architecture architecture) {
        Map<String, List<Invocation>> byFunction = invocations(run).stream()
                .collect(Collectors.groupingBy(Invocation::function, TreeMap::new, Collectors.toList()));
        LambdaBill.Terms terms = new LambdaBill.Terms(architecture, false, new SnapStartPrice.Free());
        List<Line> lines = new ArrayList<>();
        double lambda = 0, requests = 0;
        long calls = 0;
        for (Map.Entry<String, List<Invocation>> function : byFunction.entrySet()) {
            double gbSeconds = 0, usd = 0;
            for (var size : function.getValue().stream().collect(Collectors.groupingBy(it -> it.report().memoryMb()))
                    .entrySet()) {
                double meanMs = size.getValue().stream().mapToLong(it -> it.report().billedMs()).average().orElse(0);
                MonthlyUsage usage =
                        MonthlyUsage.warm(size.getValue().size(), new MemorySize(size.getKey()).chargedMb(), meanMs);
                LambdaBill bill = LambdaBill.of(prices, usage, terms);
                gbSeconds += usage.warmGbSeconds();
                usd += bill.usd();
                lambda += bill.durationUsd();
                requests += bill.requestsUsd();
            }
            calls += function.getValue().size();
            lines.add(new Line(function.getKey(), function.getValue().size(), gbSeconds, usd));
        }
        return new RunCost(List.copyOf(lines),
                WholeBill.of(prices, Workload.RACE, calls, new LambdaBill(requests, lambda, 0, 0)));
    }

    public long calls() {
        return lines.stream().mapToLong(Line::calls).sum();
    }

    private static List<Invocation> invocations(RunFolder run) {
        try (Stream<Path> cells = Files.list(run.path().resolve("cells"))) {
            List<Invocation> all = new ArrayList<>();
            for (Path cell : cells.sorted().toList()) {
                Path reports = cell.resolve("reports.ndjson");
                if (Files.exists(reports)) all.addAll(InvocationLines.read(reports));
            }
            return all;
        } catch (IOException e) {
            throw new Problem("Cannot read the REPORT lines of " + run.path() + ": " + e.getMessage() + ".",
                    "Name a folder below results/ that a race made.", e);
        }
    }
}
