package lab.build;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import lab.Home;
import lab.Problem;
import lab.lambda.FunctionConfig;
import lab.lambda.Limits;
import lab.lambda.LocalLambda;
import lab.store.Stores;
import lab.variant.Variant;

/** Runs a freshly built variant on the real path, stores and all, so that it can record what it needs, e.g. an AOT cache. */
final class TrainingRun {

    private static final int MEMORY_MB = 1769;
    private static final Duration CALL = Duration.ofSeconds(60);
    /** The function ends by SIGTERM and may then still write for a while. */
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Home home;

    TrainingRun(Home home) {
        this.home = home;
    }

    void run(Built built) throws IOException {
        Variant.Training training = built.variant().training().orElseThrow();
        Path scratch = Files.createTempDirectory("lambda-race-training-");
        try (Stores stores = Stores.start(StoresBuild.classPath(home), scratch.resolve("stores"));
                LocalLambda lambda = LocalLambda.start(new LocalLambda.Settings(0, Limits.named("none"), scratch.resolve("logs")))) {
            Map<String, String> environment = new HashMap<>(stores.environment());
            environment.putAll(built.environment(MEMORY_MB));
            String function = built.variant().name() + "-training";
            lambda.deploy(new FunctionConfig(function, built.command(training.start(), MEMORY_MB), built.folder(), environment, MEMORY_MB, CALL, 1,
                    FunctionConfig.LogFormat.TEXT));
            for (int call = 0; call < training.calls(); call++) call(lambda.url(function), payload(call), built, scratch);
            lambda.shutDown(function, GRACE);
            await(built.folder().resolve(built.variant().artifact()).resolve(training.produces()), built, scratch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("The training run of " + built.variant().name() + " was stopped.", "Run the command again.", e);
        }
        Folders.delete(scratch);
    }

    /** One of each input first, then what the race will send. */
    private static String payload(int call) {
        return call == 0 ? "{\"hello\": true}" : call == 1 ? "{\"work\": 1}" : "{}";
    }

    private static void call(URI url, String payload, Built built, Path scratch) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(payload)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200)
                throw new Problem("The training run of " + built.variant().name() + " failed: status " + response.statusCode() + " for " + payload + ".",
                        "Its log is in " + scratch.resolve("logs") + ".");
        }
    }

    private static void await(Path file, Built built, Path scratch) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long size = -1; System.nanoTime() < end; Thread.sleep(500)) {
            long now = Files.exists(file) ? Files.size(file) : -1;
            if (now > 0 && now == size) return;
            size = now;
        }
        throw new Problem("The training run of " + built.variant().name() + " left no " + file.getFileName() + ".", "Its log is in " + scratch.resolve("logs") + ".");
    }
}
