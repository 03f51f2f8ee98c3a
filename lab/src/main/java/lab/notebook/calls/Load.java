package lab.notebook.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lab.notebook.view.Html;
import lab.notebook.view.Shown;
import lab.notebook.view.TableView;
import lab.run.stats.Percentiles;
import lab.run.stats.Quantile;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The result of a k6 script's run, on two clocks that are never mixed.
 *
 * @param requests the client's clock: one row per request with seconds since the first request, ms, status
 * @param platform the platform's clock: the REPORT lines of the same time
 * @param dropped  iterations that were due and not started, because no user was free
 */
public record Load(String function, Table requests, Calls platform, long dropped) implements Shown {

    private static final double AT_ONCE_S = 0.2, AFTER_S = 0.02;

    static Load read(String function, Path csv, Calls platform) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        Map<String, Integer> at = new HashMap<>();
        String[] head = lines.getFirst().split(",");
        for (int i = 0; i < head.length; i++) at.put(head[i], i);
        DoubleColumn seconds = DoubleColumn.create("second");
        DoubleColumn ms = DoubleColumn.create("ms");
        IntColumn status = IntColumn.create("status");
        List<long[]> times = new ArrayList<>();
        double dropped = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[at.get("metric_name")].equals("dropped_iterations"))
                dropped += Double.parseDouble(cells[at.get("metric_value")]);
            if (!cells[at.get("metric_name")].equals("http_req_duration")) continue;
            times.add(new long[] {Long.parseLong(cells[at.get("timestamp")])});
            ms.append(Double.parseDouble(cells[at.get("metric_value")]));
            status.append(cells[at.get("status")].isEmpty() ? 0 : Integer.parseInt(cells[at.get("status")]));
        }
        long first = times.stream().mapToLong(time -> time[0]).min().orElse(0);
        times.forEach(time -> seconds.append((time[0] - first) / 1e3));
        return new Load(function, Table.create("requests to " + function + ", client's clock", seconds, ms, status),
                platform, Math.round(dropped));
    }

    public int n() {
        return requests.rowCount();
    }

    /** The client's times in ms. */
    public double[] clientMs() {
        return requests.doubleColumn("ms").asDoubleArray();
    }

    /** A percentile of the client's times, ms; type 7, even if n is too small for it. */
    public double client(double q) {
        return Percentiles.of(clientMs(), q);
    }

    /** Requests per second, over the whole run. */
    public double rate() {
        double last = n() == 0 ? 0 : requests.doubleColumn("second").max();
        return last == 0 ? Double.NaN : n() / last;
    }

    /**
     * Iterations that were due per second, including dropped iterations. Only the times at which requests were sent
     * count, so slow answers make no difference.
     */
    public double startRate() {
        double[] started = sent();
        double seconds = Arrays.stream(started).max().orElse(0) - Arrays.stream(started).min().orElse(0);
        return seconds == 0 ? Double.NaN : (n() + dropped - 1) / seconds;
    }

    /**
     * Whether a fixed number of users sent the requests, each user as soon as its last answer had arrived. In such a
     * load, the first requests come all at once, and most other requests come directly after an answer. The rate alone
     * may not show this, because such users can happen to send as many requests as a paced load.
     */
    public boolean closed() {
        double[] sent = sent();
        Arrays.sort(sent);
        double[] answered = requests.doubleColumn("second").asDoubleArray();
        Arrays.sort(answered);
        long atOnce = Arrays.stream(sent).filter(second -> second - sent[0] < AT_ONCE_S).count();
        long after = Arrays.stream(sent).filter(second -> follows(second, answered)).count();
        return n() > 2 && atOnce > 2 * AT_ONCE_S * rate() && after > (n() - atOnce) / 2;
    }

    private static boolean follows(double second, double[] answered) {
        int next = Arrays.binarySearch(answered, second);
        int last = next >= 0 ? next : -next - 2;
        return last >= 0 && second - answered[last] < AFTER_S;
    }

    private double[] sent() {
        return requests.doubleColumn("second").subtract(requests.doubleColumn("ms").divide(1e3)).asDoubleArray();
    }

    /** How many requests did not end with status 200. */
    public long failed() {
        return requests.intColumn("status").asList().stream().filter(status -> status != 200).count();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("requests", "" + n()));
        rows.add(List.of("requests per second", Double.isNaN(rate()) ? "–" : TableView.number(rate())));
        rows.add(List.of("responses without status 200", "" + failed()));
        rows.add(List.of("dropped iterations", "" + dropped));
        if (n() > 0) rows.addAll(client());
        rows.add(List.of("REPORT lines", "" + platform.n()));
        rows.add(List.of("cold starts among them", "" + platform.cold().n()));
        if (platform.n() > 0)
            rows.add(List.of("platform: Duration, median, ms", TableView.number(platform.median(Call::durationMs))));
        return rows;
    }

    /** What so many samples can say; the maximum, once, in place of what they cannot. */
    private List<List<String>> client() {
        List<List<String>> rows = new ArrayList<>();
        List<String> tooFew = new ArrayList<>();
        double[] ms = clientMs();
        for (int percent : new int[] {50, 95, 99}) {
            Quantile quantile = Quantile.of(ms, percent / 100.0);
            if (quantile.maximum()) tooFew.add("p" + percent);
            else rows.add(List.of("client: " + quantile.name() + ", ms", TableView.number(quantile.value())));
        }
        if (!tooFew.isEmpty())
            rows.add(List.of("client: max, ms (n is too small for a " + String.join(" or a ", tooFew) + ")",
                    TableView.number(Percentiles.of(ms, 1))));
        return rows;
    }

    @Override
    public String html() {
        return Html.table("Load on " + function + ", local", List.of("what", "value"), rows(), List.of(1));
    }

    @Override
    public String text() {
        return "Load on " + function + ", local\n" + Html.plain(List.of("what", "value"), rows());
    }
}
