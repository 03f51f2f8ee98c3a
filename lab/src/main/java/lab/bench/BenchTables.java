package lab.bench;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.published.PublishedRestoreBand;

/** The figures of a bench as Markdown, for the pages that explain them. */
public record BenchTables(BenchRecord record) {

    /** How the figures of functions without limits begin, after the name. */
    static final String UNLIMITED = "no limits";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /**
     * Warm calls by pause: one line per condition, two columns per function, and below them where they were measured.
     */
    public String pacing() {
        List<String> functions = Pacing.functions(record.figures());
        List<String> lines = new ArrayList<>();
        lines.add("| calls | " + functions.stream().map(each -> each + ": Duration, p50, ms | CPU per call, ms")
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
        List<String> lines =
                new ArrayList<>(List.of("| what | value | unit | n | condition |", "|---|---:|---|---:|---|"));
        record.figures().stream().filter(each -> !Pacing.isOne(each))
                .forEach(each -> lines.add("| %s | %s | %s | %d | %s |".formatted(each.name(), each.text(), each.unit(),
                        each.n(), each.condition())));
        lines.add("");
        lines.add("Measured in the local lab, " + place() + ".");
        return String.join("\n", lines);
    }

    /** How fast a warm call should be compared with AWS's emulator, and whether it was. */
    public String aims() {
        return new EmulatorAims(record).text();
    }

    /** Restores: one line a snapshot, its figures without limits and at a memory size side by side. */
    public String restores() {
        List<String> shares = record.figures().stream().map(each -> share(each.name())).distinct().toList();
        List<String> snapshots = record.figures().stream().map(each -> snapshot(each.name())).distinct().toList();
        List<String> both = Stream.of(RestoreBench.FIRST_ANSWER, RestoreBench.RESTORE, RestoreBench.RUNTIME,
                RestoreBench.FIRST_CALL, RestoreBench.REST, RestoreBench.UNCACHED, RestoreBench.NEXT,
                later("Duration of calls"), RestoreBench.FIRST_CPU).filter(this::measured).toList();
        List<String> lines = new ArrayList<>();
        lines.add("| snapshot | size, MB | publication, s | " + both.stream().map(what -> shares.stream()
                .map(share -> (share.equals(shares.getFirst()) ? heading(what) + ", ms, " : "") + share)
                .collect(Collectors.joining(" | "))).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|---:|---:|" + "---:|".repeat(both.size() * shares.size()));
        for (String snapshot : snapshots) {
            String any = snapshot + ", " + shares.getFirst() + ": ";
            lines.add("| %s | %.0f | %.1f | ".formatted(snapshot, value(any + RestoreBench.SIZE),
                    value(any + RestoreBench.PUBLISHED) / 1e3)
                    + both.stream().flatMap(what -> shares.stream()
                            .map(share -> restored(snapshot + ", " + share + ": " + what)))
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        lines.add("");
        lines.add(("Local lab, %s. The table shows medians%s of n = %s restores of each snapshot, measured "
                + "alternately%s. For comparison, %s, measured with different functions.").formatted(place(),
                        record.figures().stream().anyMatch(each -> each.interval() != null)
                                ? ", with 95 % intervals," : "",
                        n(RestoreBench.FIRST_ANSWER),
                        measured(RestoreBench.UNCACHED)
                                ? " (n = %s for snapshots that were not in the page cache)"
                                        .formatted(n(RestoreBench.UNCACHED))
                                : "",
                        PublishedRestoreBand.read().text()));
        return String.join("\n", lines);
    }

    /** What restores of one snapshot took, as text; times in ms, the first answer with its interval. */
    public record Restored(String snapshot, String sizeMb, String restoreMs, String firstInvocationMs,
            String toFirstAnswerMs) {}

    /** One for each snapshot, at one of the measured shares, e.g. {@code 512 MB}. */
    public List<Restored> restoredAt(String share) {
        return record.figures().stream().map(BenchFigure::name).filter(name -> share(name).equals(share))
                .map(BenchTables::snapshot).distinct().map(snapshot -> {
                    String row = snapshot + ", " + share + ": ";
                    return new Restored(snapshot, restored(row + RestoreBench.SIZE),
                            restored(row + RestoreBench.RESTORE), restored(row + RestoreBench.FIRST_CALL),
                            restored(row + RestoreBench.FIRST_ANSWER));
                }).toList();
    }

    /** Where and when restores were measured, and how many of each snapshot. */
    public String restoredWhere() {
        return place() + ", n = " + n(RestoreBench.FIRST_ANSWER);
    }

    /** What a column shows, for readers who have not read the column before it. */
    private static String heading(String figure) {
        return figure.replaceFirst("the (\\d+) calls after it", "the next $1 calls");
    }

    /** The figure's value, with its interval where that is what one compares by. */
    private String restored(String figure) {
        return record.figures().stream().filter(each -> each.name().equals(figure)).findFirst()
                .map(each -> "%,.1f".formatted(each.value())
                        + (figure.endsWith(": " + RestoreBench.FIRST_ANSWER) && each.interval() != null
                                ? " (%,.1f–%,.1f)".formatted(each.interval().low(), each.interval().high()) : ""))
                .orElse("–");
    }

    private boolean measured(String what) {
        return record.figures().stream().anyMatch(each -> each.name().endsWith(": " + what));
    }

    /** The one measured figure that begins so and is of later calls than those right after a restore. */
    private String later(String beginning) {
        return record.figures().stream().map(each -> each.name().split(": ", 2)[1])
                .filter(what -> what.startsWith(beginning)).findFirst().orElse(beginning);
    }

    private static String share(String figure) {
        String label = figure.split(": ", 2)[0];
        return label.substring(label.lastIndexOf(", ") + 2);
    }

    private static String snapshot(String figure) {
        String label = figure.split(": ", 2)[0];
        return label.substring(0, label.lastIndexOf(", "));
    }

    /** How long the isolation of files takes: one line per figure, and where it was measured. */
    public String files() {
        List<String> lines = new ArrayList<>(
                List.of("| what | median, ms (95 % interval) | /tmp is |", "|---|---:|---|"));
        record.figures().forEach(each -> lines.add("| %s | %s | %s |".formatted(each.name(), each.text(),
                each.condition())));
        lines.add("");
        lines.add("Measured alternately in one run, with n = %d measurements per row, on %s."
                .formatted(record.figures().getFirst().n(), machine()));
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
        lines.add("Measured alternately in one run, on %s.".formatted(machine()));
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
                List.of("| figure | beside others / alone (95 % interval) | condition |", "|---|---:|---|"));
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
        return "Local lab, %s; n = %d calls per condition (%s). One environment gives no confidence interval."
                .formatted(place(), figure.n(), figure.condition());
    }

    private String machine() {
        return place().replaceFirst(", limits by.*", "");
    }

    private String place() {
        return "%s, %d cores, %s, limits by %s".formatted(record.machine().cpu(), record.machine().cores(),
                DAY.format(OffsetDateTime.parse(record.created())), record.limits());
    }

    private double value(String figure) {
        return record.figures().stream().filter(each -> each.name().equals(figure)).findFirst().orElseThrow().value();
    }
}
