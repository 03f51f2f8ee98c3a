package lab.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import lab.platform.LocalPlatform;
import lab.run.stats.Percentiles;
import lab.toolchain.Built;
import locallambda.report.Invocation;

/**
 * What the lab adds to a warm call: a function that only answers, through both front doors, with one client and with
 * ten.
 */
final class WarmCalls {

    private static final String ECHO = "{\"hello\": true}";
    private static final String WARM_CALL = "warm call through ";
    /** How the figures of a way to the function begin; {@link #P50} and {@link #RATE} are how they end. */
    static final String URL = WARM_CALL + "the function URL", INVOKE_API = WARM_CALL + "the Invoke API",
            EMULATOR = WARM_CALL + "AWS's Runtime Interface Emulator";
    static final String P50 = ", p50", RATE = ", rate";
    /** A whole processor, so that the CPU quota plays no part. */
    static final int MEMORY_MB = 1769;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration ONE_TURN = Duration.ofSeconds(2);

    private WarmCalls() {}

    /**
     * Both front doors and AWS's emulator take turns, so that none has the quieter minute.
     *
     * @param emulator around the same function, if there is one
     */
    static List<BenchFigure> measure(LocalPlatform platform, Built function, Optional<Emulator> emulator)
            throws InterruptedException {
        List<BenchFigure> figures = new ArrayList<>();
        Queue<Invocation> invocations = new ConcurrentLinkedQueue<>();
        platform.subscribe(invocations::add);
        for (int clients : List.of(1, 10)) {
            String name = "echo-" + clients;
            platform.deploy(name, function, MEMORY_MB, clients);
            Map<String, HttpRequest> doors = new LinkedHashMap<>();
            doors.put(URL, post(platform.url(name)));
            doors.put(INVOKE_API,
                    post(URI.create(platform.endpoint() + "/2015-03-31/functions/" + name + "/invocations")));
            emulator.ifPresent(each -> doors.put(EMULATOR, post(each.invocations())));
            for (HttpRequest door : doors.values()) ClosedLoop.loop(() -> door, clients, WARM_UP);
            invocations.clear();
            Map<String, List<ClosedLoop.Outcome>> turns = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++)
                for (Map.Entry<String, HttpRequest> door : doors.entrySet())
                    turns.computeIfAbsent(door.getKey(), each -> new ArrayList<>())
                            .add(ClosedLoop.loop(door::getValue, clients, ONE_TURN));
            turns.forEach((door, rounds) -> add(figures, door, rounds,
                    "%d %s on %d %s, %s answering hello, %d MB".formatted(clients, clients == 1 ? "client" : "clients",
                            door.equals(EMULATOR) ? 1 : clients,
                            door.equals(EMULATOR) || clients == 1 ? "environment" : "environments",
                            function.variant().name(), MEMORY_MB)));
            if (clients == 1) figures.add(duration(invocations));
            if (clients == 1 && emulator.isPresent()) figures.add(ratio(turns.get(EMULATOR), turns.get(INVOKE_API)));
            platform.remove(name);
        }
        return figures;
    }

    /**
     * From the event that is handed over to its answer: the function's own part, and what the kernel needs to wake it.
     */
    private static BenchFigure duration(Collection<Invocation> invocations) {
        double[] all = invocations.stream().mapToDouble(each -> each.report().durationMs()).toArray();
        return new BenchFigure("of a warm call through the lab, one client: Duration, p50", Percentiles.of(all, 0.5),
                "ms", all.length, "the time in the function; the client and the lab take the rest");
    }

    private static BenchFigure ratio(List<ClosedLoop.Outcome> emulator, List<ClosedLoop.Outcome> lab) {
        double[] theirs = latencies(emulator), ours = latencies(lab);
        return new BenchFigure("emulator's p50 divided by the lab's, one client",
                Percentiles.of(theirs, 0.5) / Percentiles.of(ours, 0.5), "times", Math.min(theirs.length, ours.length),
                "the same client and function, measured alternately; above 1, the lab is faster");
    }

    private static double[] latencies(List<ClosedLoop.Outcome> rounds) {
        return rounds.stream().flatMapToDouble(round -> Arrays.stream(round.latenciesMs())).toArray();
    }

    private static void add(List<BenchFigure> figures, String name, List<ClosedLoop.Outcome> rounds, String condition) {
        double[] all = latencies(rounds);
        figures.add(new BenchFigure(name + P50, Percentiles.of(all, 0.5), "ms", all.length, condition));
        figures.add(new BenchFigure(name + RATE,
                rounds.stream().mapToDouble(ClosedLoop.Outcome::perSecond).average().orElse(0), "calls/s", all.length,
                condition));
        figures.add(new BenchFigure(name + ", failures", rounds.stream().mapToLong(ClosedLoop.Outcome::failures).sum(),
                "calls", all.length, condition));
    }

    static HttpRequest post(URI uri) {
        return HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(ECHO)).build();
    }
}
