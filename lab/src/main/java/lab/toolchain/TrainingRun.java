package lab.toolchain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import lab.Home;
import lab.store.Stores;
import lab.variant.Build;
import locallambda.LocalLambda;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Folders;
import locallambda.system.Problem;

/**
 * Runs a freshly built variant as in a race, including the stores, so that it can record what it needs, e.g. an AOT
 * cache.
 */
public final class TrainingRun {

    private static final int MEMORY_MB = 1769;
    private static final Duration CALL = Duration.ofSeconds(60);
    /** The function ends by SIGTERM and may then still write for a while. */
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Home home;

    TrainingRun(Home home) {
        this.home = home;
    }

    /**
     * Sends the training's calls through the function URL, ends the function as Lambda would, and waits for what it
     * leaves behind in {@code artifact}.
     *
     * @param built complete except for what the training adds
     * @throws Problem if a call fails or nothing is left behind
     */
    void run(Built built) throws IOException {
        Build.Training training = built.variant().build().training().orElseThrow();
        Path scratch = built.folder().resolve("training"); // stays if this fails, until the next build
        AtomicReference<String> error = new AtomicReference<>("");
        try (Stores stores = Stores.start(StoresBuild.classPath(home), scratch.resolve("stores"));
                LocalLambda lambda = LocalLambda.start(
                        LocalLambda.Settings.of(Limits.named("none"), scratch.resolve("logs")));
                HttpClient http = HttpClient.newHttpClient()) {
            String function = built.variant().name() + "-training";
            lambda.subscribe(invocation -> error.set(invocation.error()));
            lambda.deploy(FunctionConfig.of(function, built.command(training.start(), MEMORY_MB), built.folder())
                    .withEnvironment(stores.environment(built.environment(MEMORY_MB))).withMemoryMb(MEMORY_MB)
                    .withTimeout(CALL).withWritableFolder());
            for (int call = 0; call < training.calls(); call++) {
                int status = call(http, lambda.url(function), payload(call));
                if (status == 200) continue;
                lambda.quiesce(QUIET);
                throw fault(built, "failed: status " + status + " for " + payload(call) + " " + error.get(), scratch);
            }
            lambda.shutDown(function, GRACE);
            if (!settled(built.folder().resolve(built.variant().build().artifact()).resolve(training.produces())))
                throw fault(built, "did not create " + training.produces() + " within " + PATIENCE.toSeconds() + " s",
                        scratch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("The training run of " + built.variant().name() + " was stopped.",
                    "Run the command again.", e);
        }
        Folders.delete(scratch);
    }

    /** One of each input first, then what the race will send. */
    private static String payload(int call) {
        return call == 0 ? "{\"hello\": true}" : call == 1 ? "{\"work\": 1}" : "{}";
    }

    private static int call(HttpClient http, URI url, String payload) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Waits until a file that a training leaves behind is there and has stopped growing, two minutes at the most. */
    public static boolean settled(Path file) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long size = -1; System.nanoTime() < end; Thread.sleep(500)) {
            long now = Files.exists(file) ? Files.size(file) : -1;
            if (now > 0 && now == size) return true;
            size = now;
        }
        return false;
    }

    private static Problem fault(Built built, String what, Path scratch) {
        return new Problem("The training run of " + built.variant().name() + " " + what.strip() + ".",
                "Read its log in " + scratch.resolve("logs") + ".");
    }
}
