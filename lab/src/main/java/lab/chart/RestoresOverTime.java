package lab.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lab.chart.Axis.Tick;
import lab.published.RestoreDays;
import lab.published.RestoreDays.Day;
import lab.published.RestoreDays.Step;
import lab.run.Run;

/** AWS's Restore Durations as others measured them, a dot for each day's median: shows when they changed. */
public final class RestoresOverTime {

    private RestoresOverTime() {}

    /** Drawn from what was published; no run has a part in it. */
    public static Picture of(RestoreDays published) {
        List<Day> days = published.days();
        List<Step> steps = published.steps();
        Axis x = dates(days.getFirst().date(), days.getLast().date());
        Axis y = Axis.fromZero("ms", days.stream().mapToDouble(Day::medianMs).max().orElseThrow(), 5, Axis::plain);
        Panel panel = Panel.of("", x, y);
        double step = at(steps.getFirst().from());
        panel.add(new Mark.Rule(new Ink.Quiet(), true, step, 0, step, y.max()));
        List<String> runtimes = published.runtimes();
        for (int i = 0; i < runtimes.size(); i++) {
            List<Day> own = published.of(runtimes.get(i));
            panel.add(new Mark.Dots(new Ink.Variant(runtimes.get(i)), 0.8, 0.35,
                    own.stream().mapToDouble(day -> at(day.date())).toArray(),
                    own.stream().mapToDouble(Day::medianMs).toArray()));
            Day last = own.getLast();
            panel.add(
                    new Mark.End(new Ink.Variant(runtimes.get(i)), runtimes.get(i), at(last.date()), last.medianMs()));
        }
        String times = Findings.times(
                steps.stream().mapToDouble(one -> one.afterMs() / one.beforeMs()).average().orElseThrow());
        return new Picture("restores-over-time", new Words(
                "Restores took %s times as long from %s on".formatted(times, Run.printed(steps.getFirst().from())),
                "Daily median of AWS's Restore Duration for a hello world function at 512 MB. The measuring method may "
                        + "have changed.",
                "Source: " + RestoreDays.SOURCE + ". Each sample is the first restore of a new version."),
                List.of(panel), 12);
    }

    private static double at(LocalDate date) {
        return date.toEpochDay();
    }

    /** A mark for each half-year. */
    private static Axis dates(LocalDate first, LocalDate last) {
        List<Tick> ticks = new ArrayList<>();
        IntStream.rangeClosed(first.getYear(), last.getYear()).forEach(year -> {
            for (int month : new int[] {1, 7}) {
                LocalDate day = LocalDate.of(year, month, 1);
                if (!day.isBefore(first) && !day.isAfter(last))
                    ticks.add(new Tick(at(day), (month == 1 ? "Jan " : "Jul ") + year));
            }
        });
        return new Axis("", at(first) - 10, at(last) + 10, false, false, ticks);
    }
}
