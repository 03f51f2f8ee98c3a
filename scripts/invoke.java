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
import lab.platform.LocalPlatform;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "invoke",
        description = "Builds one variant, calls it on the local Lambda, shows answer, log and REPORT line.",
        footer = {"", "Examples:", "  ./jbang invoke rust", "  ./jbang invoke java-aot --memory 1024 --times 3",
            "  ./jbang invoke java-snapstart-primed --rehearse",
            "  ./jbang invoke python --payload '{\"work\": 10}'"})
class invoke implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT", description = "A name from lambdas/variants.")
    String variant;

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB",
            description = "Memory size (default: ${DEFAULT-VALUE}).")
    int memoryMb;

    @Option(names = "--payload", defaultValue = "{}", paramLabel = "JSON",
            description = "The event (default: ${DEFAULT-VALUE}).")
    String payload;

    @Option(names = "--times", defaultValue = "1", paramLabel = "N",
            description = "Calls, one after another; the first is a cold start (default: ${DEFAULT-VALUE}).")
    int times;

    @Option(names = "--rehearse",
            description = "For a variant with SnapStart: run the hooks before and after, but take no snapshot; "
                    + "needs no CRIU.")
    boolean rehearse;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::invoke, () -> terminal.out().println("Stopped."));
    }

    private int invoke() throws Exception {
        FunctionConfig.checkMemory(memoryMb);
        Home home = Home.find();
        Built built = rehearse ? forRehearsal(home)
                : Participants.of(home, List.of(variant), terminal.out()::println).builds().get(variant);
        int code = Verb.DONE;
        try (LocalPlatform lambda =
                LocalPlatform.start(home, Limits.detect(), Files.createTempDirectory("lambda-race-"), 0);
                HttpClient http = HttpClient.newHttpClient()) {
            if (rehearse)
                lambda.deploy(lambda.configure(variant, built, memoryMb, 1).withSnapStart(new SnapStart.Rehearsal()));
            else lambda.deploy(variant, built, memoryMb, 1);
            URI api = lambda.endpoint().resolve("/2015-03-31/functions/" + variant + "/invocations");
            for (int i = 0; i < times; i++)
                code = Math.max(code, show(http.send(HttpRequest.newBuilder(api).header("X-Amz-Log-Type", "Tail")
                        .POST(HttpRequest.BodyPublishers.ofString(payload)).build(),
                        HttpResponse.BodyHandlers.ofString())));
        }
        return code;
    }

    private Built forRehearsal(Home home) {
        Variant known = Variants.read(home.lambdas()).stream()
                .filter(each -> each.name().equals(variant) && each.start().snapstart()).findFirst()
                .orElseThrow(() -> new Problem(
                        "There is no variant \"" + variant + "\" with SnapStart, so there is nothing to rehearse.",
                        "Choose one whose file in lambdas/variants says snapstart: true."));
        terminal.out().println("A rehearsal: INIT, the hooks before and the hooks after run, no snapshot is taken.");
        return new Builder(home, terminal.out()::println).build(known);
    }

    private int show(HttpResponse<String> response) {
        boolean good = response.statusCode() == 200 && response.headers().firstValue("X-Amz-Function-Error").isEmpty();
        terminal.out().println(
                good ? terminal.green(response.body()) : terminal.red(response.statusCode() + " " + response.body()));
        response.headers().firstValue("X-Amz-Log-Result").map(log -> new String(Base64.getDecoder().decode(log)))
                .ifPresent(log -> log.lines().forEach(line -> terminal.out().println("  " + line)));
        return good ? Verb.DONE : Verb.FAILED;
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new invoke(), arguments));
    }
}
