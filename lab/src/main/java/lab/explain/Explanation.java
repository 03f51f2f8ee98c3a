package lab.explain;

import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import lab.chart.CauseBars;

/**
 * One variant's cold start, taken apart. Everything that only a JVM can show is empty for other processes, which have
 * three steps.
 *
 * @param variant its name, or the name of a user's own function
 * @param handler the handler's class, or the name that AWS uses for the handler
 * @param hazards those of a function with SnapStart; empty for other functions
 */
public record Explanation(String variant, String handler, Starts starts, Anatomy anatomy, List<Step> steps,
        List<Owner> owners,
        List<Package> packages, Optional<Events> events, Optional<JvmLog> log, List<Hazard> hazards) {

    private static final int PACKAGES = 10;
    private static final String STARTS = "the process starts", ANSWER = "the response",
            INIT_ENDS = "INIT ends: the runtime asks for its first event";

    /** @param ms since the start of the process @param classes loaded until then; 0 without a JVM's log */
    record Step(double ms, String what, long classes) {}

    /** @param loadMs time to load its classes @param cpuMs CPU time of main, including the JDK code that it called */
    public record Owner(String name, long classes, double loadMs, double cpuMs) {}

    record Package(String name, String owner, double loadMs) {}

    static Explanation of(Subject subject, String handler, Starts starts) throws IOException {
        Optional<ColdStart> logged = starts.median(Tool.CLASSES), recorded = starts.median(Tool.EVENTS);
        Optional<JvmLog> log = logged.isPresent() ? Optional.of(JvmLog.read(logged.get())) : Optional.empty();
        Optional<Events> events = recorded.isPresent() ? Optional.of(Events.read(recorded.get())) : Optional.empty();
        Owners owners = Owners.of(subject.built(), handler);
        return new Explanation(subject.name(), handler, starts, Anatomy.of(starts, log),
                log.map(each -> steps(logged.get(), each, owners, handler)).orElse(steps(starts.plain())),
                owners(starts, log, events, owners),
                events.map(each -> packages(each, owners)).orElse(List.of()), events, log,
                subject.snapStart() && log.isPresent() ? hazards(subject, owners, handler, logged.get(), log.get())
                        : List.of());
    }

    private static List<Hazard> hazards(Subject subject, Owners owners, String handler, ColdStart start, JvmLog log)
            throws IOException {
        return Hazards.of(subject.built().folder(), owners, handler, log.inits().stream()
                .filter(line -> line.nanos() <= start.eventNanos()).map(JvmLog.Line::type).toList());
    }

    CauseBars.Bar bar() {
        return new CauseBars.Bar(variant, anatomy.whole());
    }

    /** What is known of any process. */
    private static List<Step> steps(ColdStart start) {
        return List.of(new Step(0, start.restored() ? "the restore starts" : STARTS, 0),
                new Step(start.initMs(), start.restored() ? "the restore ends" : INIT_ENDS, 0),
                new Step(start.totalMs(), ANSWER, 0));
    }

    private static List<Step> steps(ColdStart start, JvmLog log, Owners owners, String handler) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(0, STARTS, 0));
        log.loads().stream().findFirst()
                .ifPresent(line -> steps.add(step(start, log, line, "the JVM loads its first class")));
        log.loads().stream().filter(line -> owners.of(line.type()).equals(Owners.CLIENT)).findFirst()
                .ifPresent(line -> steps.add(step(start, log, line, "the runtime client's first class is loaded")));
        log.loads().stream().filter(line -> line.type().equals(handler)).findFirst()
                .ifPresent(line -> steps.add(step(start, log, line, "the handler's class is loaded")));
        log.inits().stream().filter(line -> line.type().equals(handler)).findFirst().ifPresent(line -> steps
                .add(step(start, log, line, "the handler's class is initialized and its constructor runs")));
        steps.add(new Step(start.initMs(), INIT_ENDS, loaded(log, start.eventNanos())));
        steps.add(new Step(start.totalMs(), ANSWER, loaded(log, start.endNanos())));
        return steps;
    }

    private static Step step(ColdStart start, JvmLog log, JvmLog.Line line, String what) {
        return new Step((line.nanos() - start.startNanos()) / 1e6, what, loaded(log, line.nanos()));
    }

    private static long loaded(JvmLog log, long nanos) {
        return log.loads().stream().filter(line -> line.nanos() <= nanos).count();
    }

    private static List<Owner> owners(Starts starts, Optional<JvmLog> log, Optional<Events> events, Owners owners)
            throws IOException {
        Map<String, Long> classes = new TreeMap<>();
        log.ifPresent(each -> each.loads().forEach(line -> classes.merge(owners.of(line.type()), 1L, Long::sum)));
        Map<String, Double> loadMs = new TreeMap<>();
        events.ifPresent(each -> each.loadMs().forEach((type, ms) -> {
            if (!ofTheRecorder(type)) loadMs.merge(owners.of(type), ms, Double::sum);
        }));
        Map<String, Double> cpuMs = new TreeMap<>();
        double init = starts.plain().restored() ? 0 : starts.plain().init().cpu() / 1e6;
        Profile.owners(Profile.all(starts, false), owners)
                .forEach((own, share) -> cpuMs.merge(own, share * init, Double::sum));
        double invocation = starts.plain().invocation().cpu() / 1e6;
        Profile.owners(Profile.all(starts, true), owners)
                .forEach((own, share) -> cpuMs.merge(own, share * invocation, Double::sum));
        TreeSet<String> names = new TreeSet<>(classes.keySet());
        names.addAll(loadMs.keySet());
        names.addAll(cpuMs.keySet());
        return names.stream()
                .map(name -> new Owner(name, classes.getOrDefault(name, 0L), loadMs.getOrDefault(name, 0.0),
                        cpuMs.getOrDefault(name, 0.0)))
                .sorted(comparingDouble(Owner::cpuMs).thenComparingDouble(Owner::loadMs).reversed()).toList();
    }

    private static List<Package> packages(Events events, Owners owners) {
        Map<List<String>, Double> ms = new LinkedHashMap<>();
        events.loadMs().forEach((type, took) -> {
            if (!ofTheRecorder(type))
                ms.merge(List.of(type.replaceFirst("\\.?[^.]*$", ""), owners.of(type)), took, Double::sum);
        });
        return ms.entrySet().stream().map(each -> new Package(each.getKey().get(0), each.getKey().get(1),
                each.getValue())).sorted(comparingDouble(Package::loadMs).reversed()).limit(PACKAGES).toList();
    }

    /** The Flight Recorder loads classes of its own, which no start without it has. */
    private static boolean ofTheRecorder(String type) {
        return type.startsWith("jdk.jfr.") || type.startsWith("jdk.internal.event.");
    }
}
