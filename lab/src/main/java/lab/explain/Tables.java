package lab.explain;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        rows.add(Stream.concat(Stream.of("from start to response, as measured"),
                all.stream().map(each -> ms(each.starts().plain().totalMs()))).toList());
        return new Table("causes", "Where the time of a cold start goes",
                "Each column shows one variant's median cold start, measured without any tool.",
                head, rows);
    }

    /** What each tool costs, all variants with tools side by side. */
    static Table tools(List<Explanation> all) {
        List<Explanation> jvms = all.stream().filter(each -> each.starts().all().size() > 1).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Tool tool : Tool.values())
            if (tool.looks()) rows.add(Stream.concat(Stream.of(tool.title()), jvms.stream()
                    .map(each -> Optional.ofNullable(each.starts().overheads().get(tool)).map(Tables::signed)
                            .orElse("not used")))
                    .toList());
        return new Table("tools", "What each tool adds to a cold start", "The table compares the median cold "
                + "start with each tool to the median cold start without a tool.",
                Stream.concat(Stream.of("tool"), jvms.stream().map(Explanation::variant)).toList(), rows);
    }

    private static String signed(double added) {
        return (added < 0 ? "−" : "+") + Findings.percent(Math.abs(added));
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
        String main = plain.seen().jvm() ? "The table shows the main thread."
                : "The table shows all threads. If several threads run at once, their times are scaled down to the "
                        + "time that passed.";
        return new Table("phases", "By phase", main + " Page faults served from memory: %,d, from disk: %,d."
                .formatted(plain.seen().faults().minor(), plain.seen().faults().major()),
                List.of("ms", plain.restored() ? "restore" : "INIT", "first invocation", "share"), rows);
    }

    private static Table timeLine(Explanation one) {
        String counts = one
                .log()
                .map(log -> ("%,d of %,d classes came from the CDS archive or the AOT cache. %,d classes were "
                        + "initialized, %,d of them with a static initializer. Verification took %s. The JVM compiled "
                        + "%s.")
                        .formatted(log.shared(), log.loads().size(), log.inits().size(), log.statics(),
                                new Millis(log.verifyNs() / 1e6),
                                log.compiled().entrySet().stream()
                                        .map(each -> each.getValue() + " methods with " + each.getKey())
                                        .collect(joining(", "))))
                .orElse("");
        if (one.log().isEmpty()) return new Table("time-line", "Timeline", "", List.of("what happens", "ms"),
                one.steps().stream().map(step -> List.of(step.what(), ms(step.ms()))).toList());
        return new Table("time-line", "Timeline, measured with the " + Tool.CLASSES.title()
                + (one.starts().plain().restored() ? ", in a rehearsal without a snapshot" : ""), counts,
                List.of("what happens", "ms", "classes"),
                one.steps().stream().map(step -> List.of(step.what(), ms(step.ms()), "" + step.classes())).toList());
    }

    private static Table threads(Explanation one) {
        ColdStart plain = one.starts().plain();
        Map<String, Double> init = plain.seen().cpuByKind(plain.eventNanos());
        Map<String, Double> all = plain.seen().cpuByKind(plain.endNanos());
        return new Table("threads", "CPU time by kind of thread", plain.seen().jvm()
                ? "The main thread's time is part of the causes above. The other threads run in parallel with it."
                : "The causes above include the time of all threads. For the causes, the lab looked at the threads "
                        + "more often, so the two tables may divide the time differently between the phases.",
                List.of("ms", plain.restored() ? "restore" : "INIT", "first invocation"),
                new TreeSet<>(all.keySet()).stream().map(kind -> List.of(kind, ms(init.getOrDefault(kind, 0.0)),
                        ms(all.get(kind) - init.getOrDefault(kind, 0.0)))).toList());
    }

    private static Table owners(Explanation one) {
        return new Table("owners", "By owner",
                "The numbers of classes come from the JVM log. Loading times come from Flight Recorder; a class's time "
                        + "doesn't include other classes that had to be loaded first. CPU time is estimated from "
                        + "samples of the main thread. JDK code counts towards the owner that called it.",
                List.of("owner", "classes", "loading, ms", "CPU, ms"),
                one.owners().stream().filter(each -> one.log().isPresent() || each.loadMs() > 0).map(owner -> List
                        .of(owner.name(), "" + owner.classes(), ms(owner.loadMs()), ms(owner.cpuMs()))).toList());
    }

    private static Table packages(Explanation one) {
        return new Table("packages", "Packages whose classes took longest to load", "",
                List.of("package", "owner", "ms"),
                one.packages().stream().map(each -> List.of(each.name(), each.owner(), ms(each.loadMs()))).toList());
    }

    private static Table calls(Explanation one) {
        return new Table("calls", "Constructor, event, handler, and SDK calls, measured with " + Tool.EVENTS.title(),
                "",
                List.of("call", "begins at, ms", "takes, ms"),
                one.events().map(Events::calls).orElse(List.of()).stream()
                        .map(call -> List.of(call.what(), ms(call.startMs()), ms(call.ms()))).toList());
    }

    private static Table io(Explanation one) {
        return new Table("io", "Sockets and files, measured with " + Tool.EVENTS.title(), "",
                List.of("what", "how often", "ms"),
                one.events().map(Events::io).orElse(Map.of()).entrySet().stream()
                        .map(each -> List.of(each.getKey(), "" + each.getValue().count(), ms(each.getValue().ms())))
                        .toList());
    }

    private static Table overheads(Explanation one) {
        Starts starts = one.starts();
        List<List<String>> rows = new ArrayList<>();
        starts.overheads().forEach((tool, added) -> rows.add(List.of(tool.title(),
                ms(starts.median(tool).orElseThrow().totalMs()), signed(added))));
        starts.failed().forEach(
                (tool, why) -> rows.add(List.of(tool.title(), why.length() > 80 ? "did not start" : why, "–")));
        return new Table("tools", "What each tool costs",
                "Medians of n = %d cold starts each. Without a tool, the median is %s.".formatted(
                        starts.all().get(Tool.NONE).size(), new Millis(starts.baseline().totalMs())),
                List.of("tool", "cold start, ms", "added"), rows);
    }

    private static String ms(double ms) {
        return String.format(Locale.ROOT, ms < 9.95 ? "%.1f" : "%.0f", ms);
    }
}
