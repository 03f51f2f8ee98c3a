package lab.cost;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.run.folder.RunFolder;
import lab.run.record.Architecture;
import lab.run.record.Cell;
import locallambda.report.Invocation;
import locallambda.system.Problem;

/**
 * What the calls of a run cost, including warm-up: the billed duration from their REPORT lines times memory, plus the
 * charges of S3, DynamoDB and the logs for the same number of calls.
 */
public record RunCost(List<Line> lines, WholeBill bill) {

    /** One function. @param usd Lambda's part */
    public record Line(String function, long calls, double gbSeconds, double usd) {}

    /** @throws Problem if the run's files cannot be read */
    public static RunCost of(RunFolder run, Prices prices, Architecture architecture) {
        Map<String, List<Invocation>> byFunction = run.cells().stream().flatMap(cell -> run.invocations(cell).stream())
                .collect(groupingBy(Invocation::function, TreeMap::new, toList()));
        if (byFunction.isEmpty())
            throw new Problem("The run " + run.path() + " has no REPORT lines.",
                    "Pass a race's folder from results/.");
        LambdaBill.Terms terms = LambdaBill.Terms.usual(architecture);
        List<Line> lines = new ArrayList<>();
        double lambda = 0, requests = 0;
        long calls = 0;
        for (Map.Entry<String, List<Invocation>> function : byFunction.entrySet()) {
            double gbSeconds = 0, usd = 0;
            for (var size : function.getValue().stream().collect(groupingBy(it -> it.report().memoryMb())).entrySet()) {
                double meanMs = size.getValue().stream().mapToLong(it -> it.report().billedMs()).average().orElse(0);
                MonthlyUsage usage = MonthlyUsage.warm(size.getValue().size(), Cell.deployedMb(size.getKey()), meanMs);
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
}
