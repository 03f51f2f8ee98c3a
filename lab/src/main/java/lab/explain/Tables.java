package lab.explain;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import lab.chart.Cause;
import lab.chart.Findings;
import lab.cost.Millis;

/** What explanations say, as tables; times in ms. */
final class Tables {

    private Tables() {}

    /** All variants side by side. */
    static Table causes(List<Explanation> all) {
        List<String> head = Stream.concat(Stream.of("ms"), all.stream().map(Explanation::variant)).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (all.stream().noneMatch(each -> each.anatomy().whole().containsKey(cause))) continue;
            rows.add(Stream.concat(Stream.of(cause.meaning()),
                    all.stream().map(each -> ms(each.anatomy().whole().getOrDefault(cause, 0.0)))).toList());
        }
        rows.add(Stream.concat(Stream.of("measured from start to answer"),
                all.stream().map(each -> ms(each.starts().plain().totalMs()))).toList());
        return new Table("Where the time of a cold start goes", "The median start of each variant, without any tool.",
                head, rows);
    }

    /** One variant in detail; a table without rows is left out. */
    static List<Table> of(Explanation one) {
        return Stream.of(phases(one), timeLine(one), threads(one), owners(one), packages(one), calls(one), io(one),
                overheads(one)).filter(table -> !table.rows().isEmpty()).toList();
    }

    private static Table phases(Explanation one) {
        ColdStart plain = one.starts().plain();
        Map<Cause, Double> init = one.anatomy().init(), first = one.anatomy().invocation();
        List<List<String>> rows = Arrays.stream(Cause.values()).filter(one.anatomy().whole()::containsKey)
                .map(cause -> List.of(cause.meaning(), ms(init.getOrDefault(cause, 0.0)),
                        ms(first.getOrDefault(cause, 0.0)),
                        Findings.percent(one.anatomy().whole().get(cause) / plain.totalMs())))
                .toList();
        String main = plain.seen().jvm() ? "The thread main"
                : "All threads; the sum may be above the total where several run at once";
        return new Table("By phase", main + ". Page faults of the process: %,d from memory, %,d from a disk."
                .formatted(plain.seen().faults().minor(), plain.seen().faults().major()),
                List.of("ms", plain.restored() ? "restore" : "INIT", "first invocation", "share"), rows);
    }

    private static Table timeLine(Explanation one) {
        String counts = one
                .log()
                .map(log -> "%,d classes initialised, %,d by static initialisers; verification took %s; compiled: %s."
                        .formatted(log.inits().size(), log.statics(), new Millis(log.verifyNs() / 1e6),
                                log.compiled().entrySet().stream()
                                        .map(each -> each.getValue() + " methods by " + each.getKey())
                                        .collect(joining(", "))))
                .orElse("");
        return new Table("Time line, with " + Tool.CLASSES.title()
                + (one.starts().plain().restored() ? ", rehearsed without a snapshot" : ""), counts,
                List.of("what happens", "ms", "classes"),
                one.steps().stream().map(step -> List.of(step.what(), ms(step.ms()), "" + step.classes())).toList());
    }

    private static Table threads(Explanation one) {
        ColdStart plain = one.starts().plain();
        Map<String, Double> init = plain.seen().cpuByKind(plain.eventNanos());
        Map<String, Double> all = plain.seen().cpuByKind(plain.endNanos());
        return new Table("CPU time by kind of thread", "Main's part is in the causes above; the others run beside it.",
                List.of("ms", plain.restored() ? "restore" : "INIT", "first invocation"),
                new TreeSet<>(all.keySet()).stream().map(kind -> List.of(kind, ms(init.getOrDefault(kind, 0.0)),
                        ms(all.get(kind) - init.getOrDefault(kind, 0.0)))).toList());
    }

    private static Table owners(Explanation one) {
        return new Table("By owner",
                "Classes: log. Loading: Flight Recorder, without the classes needed first. CPU: main's samples, "
                        + "the JDK's code with the owner that called it.",
                List.of("owner", "classes", "loading, ms", "CPU, ms"),
                one.owners().stream().filter(each -> !one.steps().isEmpty() || each.loadMs() > 0).map(owner -> List
                        .of(owner.name(), "" + owner.classes(), ms(owner.loadMs()), ms(owner.cpuMs()))).toList());
    }

    private static Table packages(Explanation one) {
        return new Table("Packages whose classes took longest to load", "", List.of("package", "owner", "ms"),
                one.packages().stream().map(each -> List.of(each.name(), each.owner(), ms(each.loadMs()))).toList());
    }

    private static Table calls(Explanation one) {
        return new Table("Constructor and SDK calls, with " + Tool.EVENTS.title(), "",
                List.of("call", "begins at, ms", "takes, ms"),
                one.events().map(Events::calls).orElse(List.of()).stream()
                        .map(call -> List.of(call.what(), ms(call.startMs()), ms(call.ms()))).toList());
    }

    private static Table io(Explanation one) {
        return new Table("Sockets and files, with " + Tool.EVENTS.title(), "", List.of("what", "how often", "ms"),
                one.events().map(Events::io).orElse(Map.of()).entrySet().stream()
                        .map(each -> List.of(each.getKey(), "" + each.getValue().count(), ms(each.getValue().ms())))
                        .toList());
    }

    private static Table overheads(Explanation one) {
        Starts starts = one.starts();
        List<List<String>> rows = new ArrayList<>();
        starts.overheads().forEach((tool, added) -> rows.add(List.of(tool.title(),
                ms(starts.median(tool).orElseThrow().totalMs()), (added < 0 ? "−" : "+")
                        + Findings.percent(Math.abs(added)))));
        starts.failed().forEach((tool, _) -> rows.add(List.of(tool.title(), "did not start", "–")));
        return new Table("What each tool costs", "Medians, n = %d each; without a tool %s.".formatted(
                starts.all().get(Tool.NONE).size(), new Millis(starts.baseline().totalMs())),
                List.of("tool", "cold start, ms", "more"), rows);
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, ms < 9.95 ? "%.1f" : "%.0f", ms);
    }
}
