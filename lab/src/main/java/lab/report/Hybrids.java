package lab.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lab.chart.Findings;
import lab.cost.Assumptions;
import lab.cost.MemorySize;
import lab.report.Figures.Kind;
import lab.run.Run;
import lab.run.record.Hybrid;
import lab.run.summary.Estimate;
import lab.run.summary.GapShare;

/**
 * How much of the gap between a host language and a core language each hybrid of the run closes, as its variant's YAML
 * names them.
 */
public record Hybrids(Run run, Assumptions assumptions) {

    /** One hybrid between one host and its core at one memory size. */
    public record Line(String hybrid, String host, String core, String size, String cold, String warm, String cost,
            String says) {}

    /** In the order of the variants, hosts and memory sizes; hosts and cores that the run doesn't have are left out. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        run.record().variants().forEach((name, variant) -> {
            if (variant.hybrid() == null || !run.variants().contains(variant.hybrid().core())) return;
            for (String host : variant.hybrid().hosts())
                if (run.variants().contains(host))
                    for (int memoryMb : run.sizes()) lines.add(line(name, host, variant.hybrid(), memoryMb));
        });
        return lines;
    }

    Map<String, Object> model() {
        PageTable table = PageTable.of("Share of the gap closed", lines()).word("hybrid", Line::hybrid)
                .word("from host to core", line -> line.host() + " to " + line.core())
                .number("memory", "", Line::size).number("cold", "", Line::cold).number("warm", "", Line::warm)
                .number("cost", "", Line::cost).prose("in words", Line::says).table();
        return Map.of("table", table, "coldShare", Findings.percent(assumptions.coldShare()), "work",
                run.record().plan().payload().toString());
    }

    private Line line(String hybrid, String host, Hybrid between, int memoryMb) {
        Map<Kind, Cell> cells = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) cells.put(kind, cell(hybrid, host, between.core(), memoryMb, kind));
        String said = cells.entrySet().stream()
                .map(cell -> cell.getValue().says + " for " + NAMES.get(cell.getKey()))
                .collect(joining("; "));
        return new Line(hybrid, host, between.core(), new MemorySize(memoryMb).toString(), cells.get(Kind.COLD).text,
                cells.get(Kind.WARM).text, cells.get(Kind.COST).text, said);
    }

    private static final Map<Kind, String> NAMES =
            Map.of(Kind.COLD, "cold starts", Kind.WARM, "warm calls", Kind.COST, "the bill");

    private record Cell(String text, String says) {}

    private Cell cell(String hybrid, String host, String core, int memoryMb, Kind kind) {
        Figures figures = new Figures(run, assumptions);
        Optional<Estimate> from = figures.of(host, memoryMb, kind), between = figures.of(hybrid, memoryMb, kind),
                to = figures.of(core, memoryMb, kind);
        if (from.isEmpty() || between.isEmpty() || to.isEmpty()) return new Cell("–", "not measured");
        return GapShare.of(from.get(), between.get(), to.get()).map(share -> new Cell(text(share), says(share)))
                .orElse(new Cell("no gap", "no gap to close"));
    }

    /** What a share means, in words. */
    public static String says(GapShare share) {
        if (share.widens()) return "worse than the host";
        if (!share.closesAny()) return "no measurable difference";
        if (share.mayCloseAll()) return "about the whole gap";
        return share.share().interval().low() > 1 ? "more than the whole gap"
                : percent(share.share().value()) + " of the gap";
    }

    /** {@code 62 % (55 to 70)}. */
    public static String text(GapShare of) {
        Estimate share = of.share();
        return percent(share.value()) + String.format(Locale.ROOT, " (%.0f to %.0f)", 100 * share.interval().low(),
                100 * share.interval().high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
