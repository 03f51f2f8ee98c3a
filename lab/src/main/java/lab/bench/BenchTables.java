package lab.bench;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lab.published.PublishedRestoreBand;

/** The figures of a bench as Markdown, for the pages that explain them. */
public record BenchTables(BenchRecord record) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** Warm calls by pause: one line a condition, two columns a function, and under it where it was measured. */
    public String pacing() {
        List<String> functions = Pacing.functions(record.figures());
        List<String> lines = new ArrayList<>();
        lines.add("| calls | " + functions.stream().map(each -> each + ": Duration, p50, ms | CPU a call, ms")
                .collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|" + "---:|---:|".repeat(functions.size()));
        for (String condition : Pacing.conditions())
            lines.add("| " + condition + " | " + functions.stream()
                    .map(each -> "%.2f | %.2f".formatted(value(Pacing.duration(each, condition)),
                            value(Pacing.cpu(each, condition))))
                    .collect(Collectors.joining(" | ")) + " |");
        lines.add("");
        functions.forEach(each -> lines.add("- " + Pacing.finding(each, this::value)));
        lines.add("");
        lines.add(measured(record.figures().stream().filter(each -> each.name().startsWith(functions.getFirst() + ", "))
                .findFirst().orElseThrow()));
        return String.join("\n", lines);
    }

    /** All other figures, one a line. */
    public String all() {
        List<String> lines = new ArrayList<>(List.of("| what | | unit | n | condition |", "|---|---:|---|---:|---|"));
        record.figures().stream().filter(each -> !Pacing.isOne(each))
                .forEach(each -> lines.add("| %s | %s | %s | %d | %s |".formatted(each.name(), each.text(), each.unit(),
                        each.n(), each.condition())));
        lines.add("");
        lines.add("Measured in the local lab, " + place() + ".");
        return String.join("\n", lines);
    }

    /** Restores: one line a function and share, and under it where it was measured. */
    public String restores() {
        List<String> columns = List.of(RestoreBench.PUBLISHED, RestoreBench.SIZE, RestoreBench.FIRST_ANSWER,
                RestoreBench.RESTORE, RestoreBench.RUNTIME, RestoreBench.FIRST_CALL, RestoreBench.UNCACHED,
                RestoreBench.NEXT, RestoreBench.LATER, RestoreBench.FIRST_CPU,
                RestoreBench.NEXT_CPU, RestoreBench.LATER_CPU);
        List<String> functions =
                record.figures().stream().map(each -> each.name().split(": ", 2)[0]).distinct().toList();
        List<String> lines = new ArrayList<>();
        lines.add("| | " + columns.stream().map(each -> each + (each.equals(RestoreBench.SIZE) ? ", MB" : ", ms"))
                .collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|" + "---:|".repeat(columns.size()));
        for (String function : functions)
            lines.add("| " + function + " | " + columns.stream()
                    .map(each -> record.figures().stream().filter(one -> one.name().equals(function + ": " + each))
                            .findFirst().map(one -> "%,.1f".formatted(one.value())).orElse("–"))
                    .collect(Collectors.joining(" | ")) + " |");
        lines.add("");
        lines.add(
                "Local lab, %s; n = %s restores, of those not in the page cache %s. Published, of other functions: %s."
                        .formatted(place(), n(RestoreBench.FIRST_ANSWER),
                                n(RestoreBench.UNCACHED), PublishedRestoreBand.read().text()));
        return String.join("\n", lines);
    }

    /** HTTP servers: one line a server, and what each does not pass on. */
    public String servers() {
        List<String> measured = record.figures().stream().filter(each -> !each.unit().equals("met"))
                .map(each -> each.name().split(": ", 2)[1]).distinct().toList();
        List<String> lines = new ArrayList<>();
        lines.add("| server | " + measured.stream().map(each -> each + ", " + unit(each)).collect(
                Collectors.joining(" | ")) + " | requirements met | not met |");
        lines.add("|---|" + "---:|".repeat(measured.size() + 1) + "---|");
        for (String server : record.figures().stream().map(each -> each.name().split(": ", 2)[0]).distinct().toList()) {
            List<BenchFigure> required = record.figures().stream().filter(each -> each.unit().equals("met")
                    && each.name().startsWith(server + ": ")).toList();
            List<BenchFigure> unmet = required.stream().filter(each -> each.value() == 0).toList();
            lines.add("| " + server + " | "
                    + measured.stream().map(each -> "%,.2f".formatted(value(server + ": " + each)))
                            .collect(Collectors.joining(" | "))
                    + " | " + (required.size() - unmet.size()) + " of "
                    + required.size() + " | " + unmet.stream().map(each -> each.name().split(": ", 2)[1])
                            .collect(Collectors.joining("; "))
                    + " |");
        }
        lines.add("");
        lines.add("Measured in turns in one run; %s.".formatted(place().replaceFirst(", limits by.*", "")));
        return String.join("\n", lines);
    }

    private String unit(String what) {
        return record.figures().stream().filter(each -> each.name().endsWith(": " + what)).findFirst().orElseThrow()
                .unit();
    }

    /** What sharing a lane does: one line a ratio, what it means, and where it was measured. */
    public String neighbours() {
        Sharing sharing = Sharing.of(record.figures());
        List<String> lines = new ArrayList<>(
                List.of("| beside others over alone | ratio (95 % interval) | condition |", "|---|---:|---|"));
        sharing.ratios().forEach(each -> lines.add("| %s | %s | %s |".formatted(each.name().replaceFirst(": .*", ""),
                each.text(), each.condition())));
        lines.add("");
        sharing.sentences().forEach(sentence -> lines.add("- " + sentence));
        lines.add("");
        lines.add("Local lab, %s; n = %d repetitions, each with new environments.".formatted(place(),
                sharing.ratios().getFirst().n()));
        return String.join("\n", lines);
    }

    /** The same in sentences, for a terminal. */
    public List<String> sharing() {
        return Sharing.of(record.figures()).sentences();
    }

    private String n(String what) {
        return record.figures().stream().filter(each -> each.name().endsWith(": " + what)).mapToLong(BenchFigure::n)
                .distinct().mapToObj(Long::toString).collect(Collectors.joining(", "));
    }

    private String measured(BenchFigure figure) {
        return "Local lab; n = %d calls a condition; %s, so without intervals; %s.".formatted(figure.n(),
                figure.condition(), place());
    }

    private String place() {
        return "%s, %d cores, %s, limits by %s".formatted(record.machine().cpu(), record.machine().cores(),
                DAY.format(OffsetDateTime.parse(record.created())), record.limits());
    }

    private double value(String figure) {
        return record.figures().stream().filter(each -> each.name().equals(figure)).findFirst().orElseThrow().value();
    }
}
