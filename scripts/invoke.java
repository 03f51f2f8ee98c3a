///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.lambda.Limits;
import lab.platform.Local;
import lab.race.Field;
import lab.race.RaceProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "invoke", description = "Builds one variant, calls it on the local Lambda, shows answer, log and REPORT line.",
        footer = {"", "Examples:", "  ./jbang invoke rust", "  ./jbang invoke java-aot --memory 1024 --times 3",
            "  ./jbang invoke python --payload '{\"work\": 10}'"})
class invoke implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT", description = "A name from lambdas/variants.")
    String variant;

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB", description = "Memory size (default: ${DEFAULT-VALUE}).")
    int memoryMb;

    @Option(names = "--payload", defaultValue = "{}", paramLabel = "JSON", description = "The event (default: ${DEFAULT-VALUE}).")
    String payload;

    @Option(names = "--times", defaultValue = "1", paramLabel = "N", description = "Calls, one after another; the first is a cold start (default: ${DEFAULT-VALUE}).")
    int times;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::invoke, () -> terminal.out().println("Stopped."));
    }

    private int invoke() throws Exception {
        Home home = Home.find();
        Field field = Field.of(home, List.of(variant), new RaceProgress(terminal, run -> {}));
        int code = Verb.DONE;
        try (Local lambda = Local.start(home, Limits.detect(), Files.createTempDirectory("lambda-race-"), 0); HttpClient http = HttpClient.newHttpClient()) {
            lambda.deploy(variant, field.builds().get(variant), memoryMb, 1);
            URI api = lambda.endpoint().resolve("/2015-03-31/functions/" + variant + "/invocations");
            for (int i = 0; i < times; i++) code = Math.max(code, show(http.send(HttpRequest.newBuilder(api).header("X-Amz-Log-Type", "Tail")
                    .POST(HttpRequest.BodyPublishers.ofString(payload)).build(), HttpResponse.BodyHandlers.ofString())));
        }
        return code;
    }

    private int show(HttpResponse<String> response) {
        boolean good = response.statusCode() == 200 && response.headers().firstValue("X-Amz-Function-Error").isEmpty();
        terminal.out().println(good ? terminal.green(response.body()) : terminal.red(response.statusCode() + " " + response.body()));
        response.headers().firstValue("X-Amz-Log-Result").map(log -> new String(Base64.getDecoder().decode(log)))
                .ifPresent(log -> log.lines().forEach(line -> terminal.out().println("  " + line)));
        return good ? Verb.DONE : Verb.FAILED;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new invoke(), arguments));
    }
}
