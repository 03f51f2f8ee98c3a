package lab.race;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import lab.load.K6;
import lab.platform.Platform;
import lab.platform.Signing;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.folder.SentCall;
import lab.run.record.Cell;
import lab.run.record.CellRecord;
import lab.run.record.Lanes;
import lab.run.record.Plan;
import lab.run.record.RequestTally;
import lab.run.record.Visit;
import lab.run.record.VisitRecord;
import lab.store.Contents;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.RequestCounts;
import locallambda.report.Start.Kind;

/**
 * Carries out one visit: empties the stores, forces the cold start, lets k6 run, and counts the requests as k6, the
 * platform and the stores saw them.
 */
final class VisitRun {

    private static final ObjectMapper JSON = Json.MAPPER;
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    /** What no REPORT line tells of, by the status that k6 saw. */
    private static final Map<Integer, String> NO_INVOCATION =
            Map.of(429, "throttled (429)", 403, "forbidden (403)", 0, "no answer");

    private final Platform platform;
    private final K6 k6;
    private final Plan plan;
    private final Path scripts;
    private final String session;
    private final Optional<OwnLoad> own;
    private final Set<Cell> warmed = new HashSet<>();
    private final ConcurrentLinkedQueue<Invocation> heard = new ConcurrentLinkedQueue<>();

    /**
     * @param scripts the folder {@code scripts/k6}
     * @param session distinguishes environments of this session from those of an earlier one, where the platform gives
     *                the same names again; empty for the first session
     * @param own     what a user's own function is called with
     */
    VisitRun(Platform platform, K6 k6, Plan plan, Path scripts, String session, Optional<OwnLoad> own) {
        this.own = own;
        this.session = session;
        this.platform = platform;
        this.k6 = k6;
        this.plan = plan;
        this.scripts = scripts;
        platform.subscribe(heard::add);
    }

    /** Leaves {@code k6.csv.gz}, {@code reports.ndjson} and {@code visit.json} in {@code folder}. */
    VisitRecord run(Visit visit, Path folder) throws IOException, InterruptedException {
        platform.emptyStores();
        makeReady(visit);
        RequestCounts before = requests(visit);
        Map<String, Double> cpuBefore = platform.host().ownCpuMs();
        heard.clear();
        ClockWatch clock = ClockWatch.start();
        Joules joules = Joules.start();

        Path order = Files.writeString(folder.resolve(RunFolder.LOAD_PLAN), JSON.writeValueAsString(loadPlan(visit)));
        K6.Result load = k6.run(scripts.resolve(script(visit)), order, folder,
                platform.signing().map(Signing::environment).orElse(Map.of()), progress -> {});
        OptionalDouble used = plan.elsewhere() ? OptionalDouble.empty() : joules.used();
        platform.sent(sender(visit), () -> SentCall.read(folder.resolve(RunFolder.K6)));
        platform.settle(PATIENCE);

        List<Invocation> invocations = heard.stream().map(this::named).toList();
        Map<String, Double> ownCpuMs = new HashMap<>(platform.host().ownCpuMs());
        ownCpuMs.replaceAll((part, ms) -> ms - cpuBefore.getOrDefault(part, 0.0));
        ownCpuMs.put("k6", load.cpuMs());
        double coresUsed = (plan.elsewhere() ? 0 : vcpus(visit))
                + ownCpuMs.values().stream().mapToDouble(Double::doubleValue).sum() / 1000 / load.seconds();

        InvocationLines.write(folder.resolve(RunFolder.REPORTS), invocations);
        VisitRecord record =
                new VisitRecord(visit, clock.startMs(), clock.jumpMs(), load.seconds(), coresUsed, ownCpuMs,
                        used.isPresent() ? used.getAsDouble() : null, load.dropped(), errors(invocations, load),
                        tally(load, requests(visit).minus(before), invocations, contents()));
        Files.writeString(folder.resolve(RunFolder.VISIT), JSON.writeValueAsString(record));
        if (visit.start() == Kind.WARM) warmed.addAll(visit.cells());
        return record;
    }

    /** What a user's own function stores is its own business. */
    private Contents contents() {
        return own.isPresent() ? new Contents(Set.of(), Map.of()) : platform.contents();
    }

    private String script(Visit visit) {
        return visit.start() == Kind.COLD ? "cold.js" : plan.profile().load().script();
    }

    /** A warm cell whose environments are gone needs its whole warm-up again. */
    private void makeReady(Visit visit) {
        for (Cell cell : visit.cells()) {
            if (startsCold(visit)) platform.forceCold(cell.name());
            else if (!platform.prepare(cell.name())) warmed.remove(cell);
        }
    }

    private boolean startsCold(Visit visit) {
        return visit.start() == Kind.COLD || plan.profile().fresh();
    }

    private static String sender(Visit visit) {
        return "k6/" + visit.label();
    }

    private LoadPlan loadPlan(Visit visit) {
        double rate = plan.rate();
        long step = rate == 0 ? 0 : (long) (1000 / rate / visit.cells().size());
        LoadPlan.Sign sign =
                platform.signing().map(signing -> new LoadPlan.Sign(signing.region(), Signing.SERVICE)).orElse(null);
        return new LoadPlan(sender(visit), plan.timeScale(), null, sign,
                visit.cells().stream().map(cell -> new LoadPlan.Target(
                        cell.name(), url(cell), plan.payload(), rate,
                        step * visit.cells().indexOf(cell), startsCold(visit),
                        warmed.contains(cell) && !plan.profile().fresh() ? plan.profile().settleUp()
                                : plan.profile().warmUp(),
                        visit.measured(), startsCold(visit) ? platform.burst(cell.name()) : 0)).toList(),
                own.map(load -> load.file().toString()).orElse(null), visit.number());
    }

    private URI url(Cell cell) {
        return own.map(load -> load.address().apply(cell.name())).orElseGet(() -> platform.url(cell.name()));
    }

    /** Cold starts come one after another, so the largest share counts; warm cells are called side by side. */
    private static double vcpus(Visit visit) {
        return visit.start() == Kind.WARM ? Lanes.vcpus(visit.cells())
                : visit.cells().stream().mapToDouble(Cell::vcpus).max().orElse(0);
    }

    private RequestCounts requests(Visit visit) {
        return visit.cells().stream().map(cell -> platform.requests(cell.name())).reduce(new RequestCounts(0, 0, 0, 0),
                RequestCounts::plus);
    }

    private static Map<String, Map<String, Long>> errors(List<Invocation> invocations, K6.Result load) {
        Map<String, Map<String, Long>> errors = new HashMap<>(
                invocations.stream().filter(invocation -> invocation.report().status() != Report.Status.SUCCESS)
                        .collect(groupingBy(Invocation::function, groupingBy(VisitRun::errorName, counting()))));
        for (K6.Count count : load.counts())
            if (NO_INVOCATION.containsKey(count.status()))
                errors.computeIfAbsent(count.cell(), cell -> new HashMap<>()).merge(NO_INVOCATION.get(count.status()),
                        count.n(), Long::sum);
        load.invalid().forEach((cell, n) -> {
            if (n > 0) errors.computeIfAbsent(cell, _ -> new HashMap<>()).put(CellRecord.INVALID_ANSWER, n);
        });
        return errors;
    }

    private static String errorName(Invocation invocation) {
        return invocation.report().status() == Report.Status.TIMEOUT ? "timeout" : invocation.report().errorType();
    }

    private RequestTally tally(K6.Result load, RequestCounts requests, List<Invocation> invocations,
            Contents contents) {
        List<Invocation> succeeded =
                invocations.stream().filter(one -> one.report().status() == Report.Status.SUCCESS).toList();
        Set<String> functions = new HashSet<>(invocations.stream().map(Invocation::function).toList());
        return new RequestTally(load.requests(), load.answered(), requests, succeeded.size(),
                plan.stores() ? succeeded.size() : 0, contents.keys().size(), contents.items().size(),
                invocations.size() - invocations.stream().map(one -> one.report().requestId()).distinct().count(),
                contents.items().entrySet().stream()
                        .filter(item -> !contents.keys().contains(item.getKey() + ".txt")
                                || !functions.contains(item.getValue()))
                        .count(),
                invocations.stream().filter(one -> one.error().contains("orphaned object")).count(),
                invocations.stream().filter(VisitRun::cutOff).count());
    }

    private Invocation named(Invocation one) {
        return new Invocation(one.function(), one.environment() + session, one.phase(), one.sender(),
                one.startedAtMs(), one.cpuMs(), one.report(), one.error());
    }

    private static boolean cutOff(Invocation invocation) {
        return invocation.report().status() == Report.Status.TIMEOUT
                || invocation.report().errorType().equals("Runtime.ExitError")
                || invocation.report().errorType().equals(CellRecord.OUT_OF_MEMORY);
    }
}
