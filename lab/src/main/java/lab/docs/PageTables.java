package lab.docs;

import static lab.run.summary.Metric.COLD;
import static lab.run.summary.Metric.CPU;
import static lab.run.summary.Metric.EARLY;
import static lab.run.summary.Metric.FIRST;
import static lab.run.summary.Metric.HANDLER;
import static lab.run.summary.Metric.INIT;
import static lab.run.summary.Metric.PEAK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import lab.report.DevelopmentTable;
import lab.report.TalkClaims;
import lab.run.Run;
import lab.run.record.Profile;
import lab.run.summary.Metric;
import lab.run.summary.Summary.Row;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;

/**
 * Fills the tables of the pages in {@code docs/} from committed runs, so that nobody types a figure. A table follows a
 * comment that says what it shows, {@code <!-- table RUN MEMORY: VARIANT, … -->}, and ends with
 * {@code <!-- /table -->}; {@code steps} instead of {@code table} compares each row with the one above it, and
 * {@code builds} makes a table about building. {@code <!-- sweep RUN, RUN -->} shows the shares that hybrids close over
 * several runs. {@code <!-- aims RUN MEMORY: VARIANT, …; cold below OTHER, warm within 1.5 times THIRD -->} says which
 * variants reach both aims. {@code <!-- claims RUN -->} compares the talk's claims with a run. {@link FidelityBlocks},
 * {@link PublishedBlocks} and {@link ExplainBlocks} have other kinds.
 */
public final class PageTables {

    private static final PageBlock TABLES = PageBlock.of("table|steps|builds", "(\\S+) (\\d+): ([a-z0-9, -]+)");
    private static final PageBlock SWEEPS = PageBlock.of("sweep", "([a-z0-9/, -]+)");
    private static final PageBlock AIMS = PageBlock.of("aims",
            "(\\S+) (\\d+): ([a-z0-9, -]+); cold below (\\S+), warm within ([0-9.]+) times (\\S+)");
    private static final PageBlock CLAIMS = PageBlock.of("claims", "(\\S+)");

    private PageTables() {}

    /** Fills the tables of all pages below {@code docs}. */
    public static void fill(Path checkout) {
        try (Stream<Path> files = Files.walk(checkout.resolve("docs"))) {
            for (Path page : files.filter(file -> file.toString().endsWith(".md")).toList()) {
                String text = Files.readString(page);
                String filled = filled(checkout, text);
                if (!filled.equals(text)) Files.writeString(page, filled);
                PublishedBlocks.draw(checkout, filled);
            }
        } catch (IOException e) {
            throw new Problem("The tables in docs/ can't be filled: " + e.getMessage() + ".",
                    "Check the permissions of " + checkout.resolve("docs") + ".", e);
        }
    }

    /**
     * A page's text with its tables filled.
     *
     * @throws Problem if a run or a variant in the text is missing
     */
    static String filled(Path checkout, String text) {
        String swept = SWEEPS.fill(PublishedBlocks.filled(
                FidelityBlocks.filled(checkout, ExplainBlocks.filled(checkout, text))),
                block -> Sweep.of(list(block.group(3)).stream().map(checkout::resolve).toList()).markdown());
        String aimed = AIMS.fill(swept,
                block -> new Aims(run(checkout, block), memoryMb(block), block.group(6),
                        Double.parseDouble(block.group(7)), block.group(8))
                        .text(list(block.group(5))));
        String claimed = CLAIMS.fill(aimed, block -> new TalkClaims(run(checkout, block)).markdown());
        return TABLES.fill(claimed,
                block -> table(block.group(2), run(checkout, block), memoryMb(block), list(block.group(5))));
    }

    private static Run run(Path checkout, MatchResult block) {
        return Run.open(checkout.resolve(block.group(PageBlock.WHAT)));
    }

    private static int memoryMb(MatchResult block) {
        return Integer.parseInt(block.group(PageBlock.WHAT + 1));
    }

    private static List<String> list(String text) {
        return List.of(text.split(", *"));
    }

    private static String table(String kind, Run run, int memoryMb, List<String> variants) {
        for (String variant : variants)
            if (!run.record().variants().containsKey(variant))
                throw new Problem(run.folder() + " has no variant " + variant + ".",
                        "Correct the comment above the table, or measure the variant.");
        return kind.equals("builds") ? builds(run, variants) : figures(run, memoryMb, variants, kind.equals("steps"));
    }

    private static String builds(Run run, List<String> variants) {
        StringBuilder table = new StringBuilder(
                "| | clean build | edit to first answer | build memory | upload |\n|---|---|---|---|---|\n");
        for (String variant : variants) {
            DevelopmentTable.Line line = DevelopmentTable.line(run, variant);
            table.append("| ")
                    .append(String.join(" | ", run.record().variants().get(variant).title(), line.build(), line.edit(),
                            line.memory(), line.artifact()))
                    .append(" |\n");
        }
        return table + "\n*Local, " + run.machine() + ". Each variant was built once, when it was first needed.*\n";
    }

    private static String head(Profile profile) {
        List<String> columns = new ArrayList<>(List.of("", "cold start", "INIT", "first invocation", "CPU, cold"));
        if (profile.fresh()) columns.add("calls " + profile.firstCalls());
        columns.addAll(
                List.of(profile.fresh() ? profile.measuredCalls() : "warm call", "CPU, warm", "memory", "upload"));
        return "| " + String.join(" | ", columns) + " |\n|" + "---|".repeat(columns.size()) + "\n";
    }

    private static String figures(Run run, int memoryMb, List<String> variants, boolean steps) {
        Profile profile = run.record().plan().profile();
        StringBuilder table = new StringBuilder(head(profile));
        String above = null;
        for (String variant : variants) {
            Optional<String> compared = steps ? Optional.ofNullable(above) : Optional.empty();
            List<String> cells = new ArrayList<>();
            cells.add(run.record().variants().get(variant).title());
            cells.add(withChange(run, variant, compared, memoryMb, Kind.COLD, COLD));
            for (Metric metric : List.of(INIT, FIRST, CPU))
                cells.add(withChange(run, variant, compared, memoryMb, Kind.COLD, metric));
            if (profile.fresh()) cells.add(withChange(run, variant, compared, memoryMb, Kind.WARM, EARLY));
            cells.add(withChange(run, variant, compared, memoryMb, Kind.WARM, HANDLER));
            cells.add(withChange(run, variant, compared, memoryMb, Kind.WARM, CPU));
            cells.add(row(run, variant, memoryMb, Kind.WARM, PEAK)
                    .map(row -> String.format(Locale.ROOT, "%.0f MB", row.max())).orElse("–"));
            cells.add(
                    String.format(Locale.ROOT, "%.1f MB", run.record().variants().get(variant).artifactBytes() / 1e6));
            table.append("| ").append(String.join(" | ", cells)).append(" |\n");
            above = variant;
        }
        return table.append('\n').append(conditions(run, memoryMb, variants)).append('\n').toString();
    }

    private static String conditions(Run run, int memoryMb, List<String> variants) {
        long cold = variants.stream().flatMap(variant -> row(run, variant, memoryMb, Kind.COLD, COLD).stream())
                .mapToLong(Row::n).min().orElse(0);
        long warm = variants.stream().flatMap(variant -> row(run, variant, memoryMb, Kind.WARM, HANDLER).stream())
                .mapToLong(Row::n).min().orElse(0);
        boolean restored = variants.stream().anyMatch(variant -> run.restores().of(variant, memoryMb).isPresent());
        String python = variants.stream().noneMatch(variant -> variant.startsWith("python")) ? ""
                : run.place().interpreter(run.record().versions()).map(version -> ", Python " + version).orElse("");
        return ("*%s, %d MB, %s, %s%s, limits by %s; medians of at least %d cold starts and at least %d %s; times and "
                + "CPU time in ms.%s*")
                .formatted(run.place().title(), memoryMb, run.date(), run.machine(), python,
                        run.place().limits().name(),
                        cold, warm, samples(run), !restored ? ""
                                : " With SnapStart, the INIT column shows the %s, not AWS's Restore Duration."
                                        .formatted(run.place().restore()));
    }

    private static Optional<Row> row(Run run, String variant, int memoryMb, Kind start, Metric metric) {
        return run.summary().row(variant, memoryMb, start, metric).filter(row -> row.n() > 0);
    }

    private static String value(Optional<Row> row) {
        return row.map(one -> number(one.p50())).orElse("–");
    }

    /** The median and how far it is from the row above; ≈ where the intervals of both medians overlap. */
    private static String withChange(Run run, String variant, Optional<String> above, int memoryMb, Kind start,
            Metric metric) {
        Optional<Row> here = row(run, variant, memoryMb, start, metric);
        Optional<Row> before = above.flatMap(name -> row(run, name, memoryMb, start, metric));
        if (here.isEmpty() || before.isEmpty()) return value(here);
        boolean apart = here.get().high() < before.get().low() || here.get().low() > before.get().high();
        return value(here)
                + (apart ? String.format(Locale.ROOT, " (%+.0f %%)", 100 * (here.get().p50() / before.get().p50() - 1))
                        : " (≈)");
    }

    /** {@code warm calls}, or {@code samples of calls 51–110}. */
    private static String samples(Run run) {
        String calls = run.measuredCalls();
        return calls.startsWith("calls ") ? "warm calls (" + calls + " of each environment)" : calls;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.1f", value);
    }
}
