package lab.published;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.run.stats.Percentiles;
import tech.tablesaw.api.Row;

/**
 * AWS's Restore Durations of hello worlds at one memory size, day by day, as lambda-perf published them: each sample is
 * the first restore of a version published for that day.
 *
 * @param days in order of date and runtime
 */
public record RestoreDays(List<Day> days) {

    /** The citation that goes with each of its figures. */
    public static final String SOURCE =
            "lambda-perf (github.com/maxday/lambda-perf, commit 6070b79 from 2026-08-22, Apache-2.0 licence)";

    /** Days on each side of a day over which a level is taken. */
    private static final int LEVEL = 7;

    /**
     * One runtime on one day.
     *
     * @param n           restores
     * @param medianMs    Restore Duration
     * @param firstCallMs mean Duration of the call after it
     * @param memoryMb    mean Max Memory Used
     */
    public record Day(LocalDate date, String runtime, int n, double medianMs, double firstCallMs, double memoryMb) {}

    /**
     * The largest change of a runtime's restores from one week to the next.
     *
     * @param from      the first day of the new level
     * @param last      the day before it that was measured
     * @param clearance the fastest day of the new level divided by the slowest day of the old one
     */
    public record Step(
            LocalDate from, String runtime, Day last, Day first, double beforeMs, double afterMs, double clearance) {}

    public static RestoreDays read() {
        return new RestoreDays(
                Publication.read("lambda-perf-snapstart-days.csv").stream().map(RestoreDays::day).toList());
    }

    private static Day day(Row row) {
        return new Day(LocalDate.parse(row.getString("date")), row.getString("runtime").replace("_snapstart", ""),
                Integer.parseInt(row.getString("n")), number(row, "restore_median_ms"),
                number(row, "first_call_mean_ms"), number(row, "max_memory_mean_mb"));
    }

    private static double number(Row row, String column) {
        return Double.parseDouble(row.getString(column));
    }

    public List<String> runtimes() {
        return days.stream().map(Day::runtime).distinct().sorted().toList();
    }

    public List<Day> of(String runtime) {
        return days.stream().filter(day -> day.runtime().equals(runtime)).toList();
    }

    /**
     * The largest rise of each runtime's level over {@value #LEVEL} measured days. Includes only runtimes that have
     * this many days on both sides, and whose rise is on the same day as the largest rise of all.
     */
    public List<Step> steps() {
        List<Step> all = runtimes().stream().map(this::step).toList();
        LocalDate largest = all.stream().max(Comparator.comparingDouble(Step::clearance)).orElseThrow().from();
        return all.stream().filter(step -> step.from().equals(largest)).toList();
    }

    private Step step(String runtime) {
        List<Day> own = of(runtime);
        return IntStream.range(LEVEL, own.size() - LEVEL)
                .mapToObj(i -> step(own.subList(i - LEVEL, i), own.subList(i, i + LEVEL)))
                .max(Comparator.comparingDouble(Step::clearance)).orElseThrow();
    }

    private static Step step(List<Day> before, List<Day> after) {
        return new Step(after.getFirst().date(), before.getFirst().runtime(), before.getLast(), after.getFirst(),
                level(before), level(after), min(after) / max(before));
    }

    private static double min(List<Day> days) {
        return days.stream().mapToDouble(Day::medianMs).min().orElseThrow();
    }

    private static double max(List<Day> days) {
        return days.stream().mapToDouble(Day::medianMs).max().orElseThrow();
    }

    private static double level(List<Day> days) {
        return Percentiles.median(days.stream().mapToDouble(Day::medianMs).toArray());
    }

    /** The days since the steps on which restores were as fast as before the steps. */
    public List<Day> fastAgain() {
        List<Step> steps = steps();
        double before = steps.stream().mapToDouble(Step::beforeMs).max().orElseThrow();
        return days.stream()
                .filter(day -> !day.date().isBefore(steps.getFirst().from()) && day.medianMs() <= before).toList();
    }

    /** The step, and why it may not be a change of AWS's alone, as Markdown. */
    public String markdown() {
        List<Step> steps = steps();
        String levels = steps.stream()
                .map(step -> "from %s to %s ms for %s".formatted(ms(step.beforeMs()), ms(step.afterMs()),
                        step.runtime()))
                .collect(Collectors.joining(", and "));
        String calls = steps.stream().map(step -> "%s from %s to %s ms".formatted(step.runtime(),
                ms(step.last().firstCallMs()), ms(step.first().firstCallMs()))).collect(Collectors.joining(", "));
        String memory = steps.stream().map(step -> "%s from %s to %s MB".formatted(step.runtime(),
                ms(step.last().memoryMb()), ms(step.first().memoryMb()))).collect(Collectors.joining(", "));
        List<Day> again = fastAgain();
        String back = again.isEmpty() ? ""
                : " On %s, all runtimes were as fast as before: %s."
                        .formatted(again.stream().map(Day::date).distinct().map(LocalDate::toString)
                                .collect(Collectors.joining(", ")),
                                again.stream().map(day -> "%s %s ms".formatted(day.runtime(), ms(day.medianMs())))
                                        .collect(Collectors.joining(", ")));
        return """
                From %s on, restores took much longer. The median rose %s. Each of these medians covers seven measured \
                days, before or after that date.

                Perhaps the measuring method changed rather than AWS. On the same day, the call after the restore \
                became slower (%s) \
                and the memory in use changed (%s), so somebody may have deployed the functions again.%s lambda-perf's \
                repository shows no code change between the first slow day and the day \
                before it.

                *Source: %s. Hello world functions at 512 MB on x86-64; each sample is the first restore of a new \
                version.*
                """.formatted(steps.getFirst().from(), levels, calls, memory, back, SOURCE);
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
