package lab.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.build.Built;
import lab.platform.Local;
import lab.result.Percentiles;

/** What the lab adds to a warm call: a function that only answers, through both front doors, with one client and with ten. */
final class WarmCalls {

    private static final String ECHO = "{\"hello\": true}";
    private static final int ROUNDS = 3;
    private static final Duration ONE_TURN = Duration.ofSeconds(2);

    private WarmCalls() {}

    /** Both front doors take turns, so that neither has the quieter minute. */
    static List<Figure> measure(Local platform, Built function) throws InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (int clients : List.of(1, 10)) {
            String name = "echo-" + clients;
            platform.deploy(name, function, 1769, clients);
            HttpRequest url = post(platform.url(name));
            HttpRequest invoke = post(URI.create(platform.endpoint() + "/2015-03-31/functions/" + name + "/invocations"));
            Calls.loop(() -> url, clients, Duration.ofSeconds(2));
            List<Calls.Outcome> byUrl = new ArrayList<>();
            List<Calls.Outcome> byInvoke = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                byUrl.add(Calls.loop(() -> url, clients, ONE_TURN));
                byInvoke.add(Calls.loop(() -> invoke, clients, ONE_TURN));
            }
            String condition = clients + " clients on " + clients + " environments, " + function.variant().name() + " answering hello, 1769 MB";
            add(figures, "warm call through the function URL", byUrl, condition);
            add(figures, "warm call through the Invoke API", byInvoke, condition);
            platform.remove(name);
        }
        return figures;
    }

    private static void add(List<Figure> figures, String name, List<Calls.Outcome> rounds, String condition) {
        double[] all = rounds.stream().flatMapToDouble(round -> java.util.Arrays.stream(round.latenciesMs())).toArray();
        figures.add(new Figure(name + ", p50", Percentiles.of(all, 0.5), "ms", all.length, condition));
        figures.add(new Figure(name + ", rate", rounds.stream().mapToDouble(Calls.Outcome::perSecond).average().orElse(0), "calls/s", all.length, condition));
        figures.add(new Figure(name + ", failures", rounds.stream().mapToLong(Calls.Outcome::failures).sum(), "calls", all.length, condition));
    }

    static HttpRequest post(URI uri) {
        return HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(ECHO)).build();
    }
}
