package lab.report;

import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lab.chart.BillFindings;
import lab.cost.Assumptions;
import lab.cost.BillInterval;
import lab.cost.BreakEven;
import lab.cost.Cost;
import lab.run.Run;
import lab.run.record.RunRecord;
import locallambda.report.Start.Kind;

/**
 * What it takes to develop each variant, as far as the run recorded it, and after how many calls a saving repays it.
 */
public record DevelopmentTable(Run run, List<Cost> compared, Assumptions assumptions, double developerDayUsd) {

    /** One variant; times in s, {@code –} for what was not recorded. */
    public record Line(String variant, String lines, String direct, String transitive, String build, String rebuild,
            String edit, String memory, String artifact) {}

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("table", PageTable.of("What development costs", lines()).word("variant", Line::variant)
                .number("lines", "", Line::lines).number("direct dependencies", "", Line::direct)
                .number("transitive", "", Line::transitive).number("clean build", "", Line::build)
                .number("rebuild", "", Line::rebuild).number("edit to first answer", "", Line::edit)
                .number("build memory", "", Line::memory).number("artifact", "", Line::artifact).table());
        model.put("noCleanBuild", run.record().variants().keySet().stream()
                .filter(variant -> run.json().path("builds").path(variant).path("cleanBuildMs").isNull()).toList());
        model.put("breakEven", breakEven());
        return model;
    }

    public static Line line(Run run, String variant) {
        RunRecord.VariantRecord built = run.record().variants().get(variant);
        JsonNode more = run.json().path("builds").path(variant);
        return new Line(variant, count(more.path("lines")), count(more.path("directDependencies")),
                count(more.path("transitiveDependencies")), seconds(cleanBuildMs(built, more)),
                seconds(more.path("rebuildMs").asLong(-1)), seconds(more.path("editToAnswerMs").asLong(-1)),
                megabytes(more.path("buildPeakMb").asLong()),
                size(built.artifactBytes()));
    }

    /**
     * Runs that did not count it have the time of their build; a build that used compiled libraries of an earlier one
     * has none.
     */
    private static long cleanBuildMs(RunRecord.VariantRecord built, JsonNode more) {
        return more.path("cleanBuildMs").isNull() ? -1 : more.path("cleanBuildMs").asLong(built.buildMs());
    }

    /** One line for each variant that the run built. */
    public List<Line> lines() {
        return run.record().variants().entrySet().stream().map(entry -> line(run, entry.getKey())).toList();
    }

    /**
     * After how many calls the way from the most expensive to the cheapest variant is repaid; empty if there is no
     * choice.
     */
    public String breakEven() {
        if (compared.size() < 2) return "";
        Cost cheap = compared.stream().min(comparingDouble(cost -> cost.whole().usd())).orElseThrow();
        Cost dear = compared.stream().max(comparingDouble(cost -> cost.whole().usd())).orElseThrow();
        return breakEven(dear, cheap);
    }

    /** The same for two variants among those compared, from the more expensive to the cheaper one. */
    public Optional<String> breakEven(String one, String other) {
        List<Cost> two = compared.stream().filter(cost -> List.of(one, other).contains(cost.variant()))
                .sorted(comparingDouble(cost -> -cost.whole().usd())).toList();
        return two.size() < 2 ? Optional.empty() : Optional.of(breakEven(two.getFirst(), two.getLast()));
    }

    private String breakEven(Cost dear, Cost cheap) {
        OptionalLong calls =
                BreakEven.calls(dear.whole().usd(), cheap.whole().usd(), assumptions.calls(), developerDayUsd);
        return BillFindings.breakEven(dear, cheap, run.rows(Kind.WARM, BillInterval.INHERITED), calls, developerDayUsd);
    }

    private static String megabytes(long mb) {
        return mb == 0 ? "–" : String.format(Locale.ROOT, "%,d MB", mb);
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, bytes < 100_000 ? "%.1f KB" : "%.1f MB",
                bytes / (bytes < 100_000 ? 1e3 : 1e6));
    }

    private static String count(JsonNode node) {
        return node.isNumber() ? String.format(Locale.ROOT, "%,d", node.asLong()) : "–";
    }

    private static String seconds(long ms) {
        return ms < 0 ? "–" : String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
    }
}
