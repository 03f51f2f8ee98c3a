package lab.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import lab.toolchain.Built;
import lab.toolchain.TrainingRun;
import locallambda.LocalLambda;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.system.Problem;

/** Records the AOT cache of a user's function: the user's events, then SIGTERM, then the JVM writes the cache. */
final class Training {

    private static final String NAME = "training";
    private static final int MEMORY_MB = 1769, CALLS = 30;
    private static final Duration GRACE = Duration.ofSeconds(60);

    private Training() {}

    /**
     * @param adjustment gives the function the user's settings
     * @param scratch    for logs
     * @throws Problem if a call fails or there is no cache
     */
    static void run(Ways ways, Events events, UnaryOperator<FunctionConfig> adjustment, Path scratch)
            throws IOException, InterruptedException {
        Built built = ways.training();
        try (LocalLambda lambda = LocalLambda.start(LocalLambda.Settings.of(Limits.named("none"), scratch));
                HttpClient http = HttpClient.newHttpClient()) {
            lambda.deploy(adjustment.apply(FunctionConfig.of(NAME, built.command(MEMORY_MB), built.folder())
                    .withEnvironment(built.environment(MEMORY_MB)).withMemoryMb(MEMORY_MB)).withWritableFolder());
            URI address = lambda.endpoint().resolve("/2015-03-31/functions/" + NAME + "/invocations");
            for (int call = 0; call < CALLS; call++) {
                HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofString(events.json(call))).build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200 || answer.headers().firstValue("X-Amz-Function-Error").isPresent())
                    throw new Problem("The training run for the AOT cache failed: " + answer.body() + ".",
                            "Read its log in " + scratch + ".");
            }
            lambda.shutDown(NAME, GRACE);
        }
        if (!TrainingRun.settled(ways.cacheFile()))
            throw new Problem("The JVM wrote no AOT cache.",
                    "Read its log in " + scratch + ".");
    }
}
