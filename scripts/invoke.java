///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.measure.EventOption;
import lab.measure.OwnFunction;
import lab.measure.OwnOptions;
import lab.measure.WayOption;
import lab.platform.FunctionOptions;
import lab.platform.LocalPlatform;
import lab.toolchain.BuildProgress;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;
import locallambda.system.LoopbackOnly;
import locallambda.system.Problem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "invoke",
        description = "Builds one variant or takes your jar, calls it on the local Lambda, and shows the response, the "
                + "log, and the REPORT line.",
        footer = {"", "Examples:", "  ./jbang invoke rust", "  ./jbang invoke java-aot --memory 1024 --times 3",
            "  ./jbang invoke java-snapstart-primed --rehearse",
            "  ./jbang invoke python --payload '{\"work\": 10}'",
            "  ./jbang invoke java-jvm --event order.json --cold 5",
            "  ./jbang invoke target/orders.jar --event order.json --env TABLE=orders --table orders:id",
            "  ./jbang invoke target/orders.jar --event order.json --as snapstart-primed --cold 3",
            "  ./jbang invoke go --times 20 --concurrency 4 --timeout 3 --log-format json"})
class invoke implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT",
            description = "A name from lambdas/variants, or a jar, zip, or folder with your own Java function.")
    String variant;

    @Mixin
    OwnOptions own;

    @Mixin
    WayOption as;

    @Mixin
    FunctionOptions options;

    @ArgGroup(exclusive = true)
    EventOption event = new EventOption();

    @ArgGroup(exclusive = true)
    Calls calls = new Calls();

    static class Calls {

        @Option(names = "--times", paramLabel = "N", description = "Number of calls; the first is a cold start "
                + "(default: 1).")
        int times = 1;

        @Option(names = "--cold", paramLabel = "N",
                description = "Number of calls, one after another; each is a cold start.")
        Integer cold;
    }

    @Option(names = "--concurrency", defaultValue = "1", paramLabel = "N",
            description = "Number of calls at the same time, each in its own environment (default: ${DEFAULT-VALUE}).")
    int concurrency;

    @Option(names = "--qualifier", paramLabel = "VERSION",
            description = "The version to call, such as $LATEST (default: the one with the snapshot, if there is one).")
    String qualifier = "";

    @Option(names = "--rehearse",
            description = "For a variant with SnapStart: run the hooks without taking a snapshot. This doesn't need "
                    + "CRIU.")
    boolean rehearse;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::invoke, () -> terminal.out().println("Stopped."));
    }

    private int invoke() throws Exception {
        options.check(concurrency);
        as.check(OwnOptions.isOwn(variant));
        FunctionOptions.atLeastOne("--times", calls.times);
        if (calls.cold != null) FunctionOptions.atLeastOne("--cold", calls.cold);
        String payload = payload();
        if (OwnOptions.isOwn(variant) && !own.letsOut()) LoopbackOnly.enter();
        Home home = Home.find();
        int code = Verb.DONE;
        Path scratch = Files.createTempDirectory("lambda-race-");
        try (BuildProgress builds = new BuildProgress(terminal, "");
                OwnFunction mine = own.take(home, variant, event.events(), builds, scratch).orElse(null);
                LocalPlatform lambda = LocalPlatform.start(home, Limits.detect(), scratch, 0);
                HttpClient http = HttpClient.newHttpClient()) {
            own.stock().into(lambda);
            Built built = mine != null ? ready(home, mine, lambda, builds, scratch)
                    : rehearse ? forRehearsal(home)
                            : Participants.of(home, List.of(variant), builds).builds().get(variant);
            FunctionConfig function = options.configure(lambda, name(), built, concurrency);
            if (mine != null) function = mine.kept(function, lambda);
            lambda.deploy(rehearse ? function.withSnapStart(new SnapStart.Rehearsal()) : function);
            HttpRequest call = call(lambda, payload);
            boolean cold = calls.cold != null;
            List<Callable<HttpResponse<String>>> all = Collections.nCopies(cold ? calls.cold : calls.times, () -> {
                if (cold) lambda.forceCold(called());
                return http.send(call, HttpResponse.BodyHandlers.ofString());
            });
            try (ExecutorService callers = Executors.newFixedThreadPool(cold ? 1 : concurrency)) {
                for (Future<HttpResponse<String>> each : all.stream().map(callers::submit).toList())
                    code = Math.max(code, show(each.get()));
            }
        }
        return code;
    }

    private Built ready(Home home, OwnFunction mine, LocalPlatform lambda, BuildProgress builds, Path scratch)
            throws Exception {
        return mine.ready(home, as.way(), event.events(), config -> mine.kept(config, lambda), builds,
                scratch);
    }

    private HttpRequest call(LocalPlatform lambda, String payload) {
        String name = URLEncoder.encode(called(), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(lambda.endpoint().resolve("/2015-03-31/functions/" + name + "/invocations"))
                .header("X-Amz-Log-Type", "Tail").POST(HttpRequest.BodyPublishers.ofString(payload)).build();
    }

    private String called() {
        return qualifier.isEmpty() ? name() : name() + ":" + qualifier;
    }

    private String name() {
        return OwnOptions.name(variant);
    }

    private String payload() {
        return event.json();
    }

    private Built forRehearsal(Home home) {
        Variant known = Variants.read(home.lambdas()).stream()
                .filter(each -> each.name().equals(variant) && each.start().snapstart()).findFirst()
                .orElseThrow(() -> new Problem(
                        "There is no variant \"" + variant + "\" with SnapStart, so there is nothing to rehearse.",
                        "Choose one whose file in lambdas/variants has snapstart: true."));
        terminal.out().println("This is a rehearsal: INIT and all hooks run, but the lab takes no snapshot.");
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
