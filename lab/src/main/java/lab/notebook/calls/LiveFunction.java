package lab.notebook.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import lab.notebook.cell.CellProgress;
import lab.notebook.cell.Scale;
import lab.notebook.cell.Wait;
import lab.notebook.view.Html;
import lab.platform.LocalPlatform;
import locallambda.report.Report;
import locallambda.system.Problem;

/** A function on the local Lambda, called through the Invoke API as an SDK would. */
public record LiveFunction(String name, String title, int memoryMb, Supplier<LocalPlatform> local)
        implements DeployedFunction {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PERIOD_MS = 250;
    private static final String HERE = "here, local";

    @Override
    public Call invoke(String event) {
        URI api = local.get().endpoint().resolve("/2015-03-31/functions/" + name + "/invocations");
        HttpRequest request = HttpRequest.newBuilder(api).header("X-Amz-Log-Type", "Tail")
                .POST(HttpRequest.BodyPublishers.ofString(event)).build();
        try {
            long start = System.nanoTime();
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return call(response, (System.nanoTime() - start) / 1e6);
        } catch (InterruptedException e) {
            throw Wait.stopped(e);
        } catch (IOException e) {
            throw new Problem("The local Lambda didn't answer: " + e.getMessage() + ".",
                    "Restart the kernel (Kernel → Restart) and run the cells from the top.", e);
        }
    }

    private Call call(HttpResponse<String> response, double roundTripMs) {
        Optional<String> tail = response.headers().firstValue("X-Amz-Log-Result");
        if (tail.isEmpty())
            throw new Problem(name + " couldn't be called (status " + response.statusCode() + "): " + response.body(),
                    next(response.statusCode()));
        List<String> lines =
                new String(Base64.getDecoder().decode(tail.get()), StandardCharsets.UTF_8).lines().toList();
        Report report = lines.stream().map(Report::parse).flatMap(Optional::stream).reduce((first, last) -> last)
                .orElseThrow(() -> new Problem("The call to " + name + " has no REPORT line, because the local Lambda "
                        + "couldn't write the function's log.",
                        "Free some disk space if the disk is full, and then run the cell again."));
        List<String> log = lines.stream().filter(
                line -> !line.matches("(START|END|REPORT|INIT_START|INIT_REPORT|RESTORE_START|RESTORE_REPORT) .*"))
                .toList();
        String error = response.headers().firstValue("X-Amz-Function-Error")
                .map(kind -> errorType(response.body(), kind)).orElse("");
        return new Call(name, response.body(), log, report, roundTripMs, HERE, error);
    }

    private static String next(int status) {
        return switch (status) {
            case 404 -> "Deploy the function again, and then run this cell again.";
            case 429 -> "Wait until the other calls to this function have ended, and then run the cell again.";
            case 500 -> "Run the cell again. If that doesn't help, fix the problem that this message describes, or "
                    + "restart the kernel (Kernel → Restart) and run the cells from the top.";
            default -> "Fix the problem that this message describes, and then run the cell again.";
        };
    }

    private static String errorType(String body, String otherwise) {
        try {
            return new ObjectMapper().readTree(body).path("errorType").asText(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    @Override
    public Call cold() {
        endEnvironments();
        return invoke();
    }

    @Override
    public Calls cold(int times) {
        return repeat(times, "cold starts of " + title, i -> cold());
    }

    @Override
    public Calls invoke(int times) {
        return repeat(times, "calls to " + title, i -> invoke());
    }

    @Override
    public Calls paced(int times) {
        long start = System.nanoTime();
        return repeat(times, "paced calls to " + title, i -> {
            Wait.untilMs(start, (long) i * PERIOD_MS);
            return invoke();
        });
    }

    private Calls repeat(int times, String what, IntFunction<Call> one) {
        int n = Scale.times(times);
        List<Call> calls = new ArrayList<>();
        try (CellProgress progress = new CellProgress(what, n)) {
            for (int i = 0; i < n; i++) {
                calls.add(one.apply(i));
                progress.done(i + 1);
            }
        }
        return new Calls(name, calls);
    }

    @Override
    public URI url() {
        return local.get().url(name);
    }

    @Override
    public void endEnvironments() {
        local.get().forceCold(name);
    }

    @Override
    public List<Map<String, String>> processes() {
        return local.get().host().processes(name);
    }

    @Override
    public Optional<Path> snapshot() {
        return local.get().snapshot(name);
    }

    @Override
    public boolean recorded() {
        return false;
    }

    @Override
    public String html() {
        return Html.bar(Html.Kind.NOTE, title, text());
    }

    @Override
    public String text() {
        return name + " is deployed with " + memoryMb + " MB. No execution environment is running yet, so the next "
                + "call will be a cold start.";
    }
}
