///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.measure.Events;
import lab.measure.OwnFunction;
import lab.measure.OwnOptions;
import lab.measure.WayOption;
import lab.platform.FunctionOptions;
import lab.platform.LocalPlatform;
import lab.toolchain.BuildProgress;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.api.Cors;
import locallambda.environment.Versions;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "serve",
        description = "Runs the local Lambda in the foreground, for your own clients, the AWS CLI and the SDKs.",
        footer = {"", "Examples:", "  ./jbang serve", "  ./jbang serve python rust --memory 256",
            "  ./jbang serve java-jvm --timeout 5 --log-format json",
            "  ./jbang serve python --alias live --cors https://shop.example",
            "  ./jbang serve target/orders.jar --env TABLE=orders --table orders:id", "  ./jbang serve --port 0"})
class serve implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT",
            description = "What to deploy: variants (default: all that this machine can build), or a jar, zip, or "
                    + "folder with your own Java function.")
    List<String> variants = List.of();

    @Mixin
    OwnOptions own;

    @Mixin
    WayOption as;

    @Mixin
    FunctionOptions options;

    @Option(names = "--concurrency", defaultValue = "10", paramLabel = "N",
            description = "Largest number of execution environments per function (default: ${DEFAULT-VALUE}).")
    int concurrency;

    @Option(names = "--port", defaultValue = "3001", paramLabel = "PORT",
            description = "Port on 127.0.0.1; 0 means any free port (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--alias", paramLabel = "NAME",
            description = "Publish version 1 of each function, and point this alias to it. Callers can then use "
                    + "FUNCTION:NAME, FUNCTION:1 and FUNCTION.")
    Optional<String> alias = Optional.empty();

    @Option(names = "--cors", split = ",", paramLabel = "ORIGIN",
            description = "Origins whose web pages may call the function URLs from a browser, such as "
                    + "https://shop.example, or * for all (default: none).")
    List<String> origins = List.of();

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::serve, () -> terminal.out().println("Stopped."));
    }

    private int serve() throws Exception {
        options.check(concurrency);
        alias.ifPresent(Versions::checkAlias);
        Cors cors = Cors.of(origins.toArray(String[]::new));
        as.check(variants.stream().anyMatch(OwnOptions::isOwn));
        Home home = Home.find();
        Limits limits = Limits.detect();
        Path scratch = Files.createTempDirectory("lambda-race-");
        List<String> names = variants.stream().filter(each -> !OwnOptions.isOwn(each)).toList();
        List<OwnFunction> mine = new ArrayList<>();
        try (BuildProgress builds = new BuildProgress(terminal, "");
                LocalPlatform lambda = LocalPlatform.start(home, limits, scratch, port)) {
            own.stock().into(lambda);
            List<String> functions = new ArrayList<>();
            if (variants.isEmpty() || !names.isEmpty())
                for (Map.Entry<String, Built> variant : Participants.of(home, names, builds).builds().entrySet())
                    functions.add(deploy(lambda,
                            options.configure(lambda, variant.getKey(), variant.getValue(), concurrency)));
            for (String each : variants) {
                Optional<OwnFunction> function = own.take(home, each, builds, scratch);
                if (function.isEmpty()) continue;
                mine.add(function.get());
                functions.add(deploy(lambda, function.get().kept(options.configure(lambda, OwnOptions.name(each),
                        ready(home, function.get(), lambda, builds, scratch), concurrency), lambda)));
            }
            List<String> urls = new ArrayList<>();
            for (String function : functions) urls.addAll(names(lambda, function));
            if (!origins.isEmpty()) urls.forEach(name -> lambda.cors(name, cors));
            lambda.subscribe(call -> terminal.out().println(call.function() + "  " + call.report().text()));
            introduce(lambda, limits, urls);
            new CountDownLatch(1).await();
        } finally {
            mine.forEach(OwnFunction::close);
        }
        return Verb.DONE;
    }

    private Built ready(Home home, OwnFunction function, LocalPlatform lambda, BuildProgress builds, Path scratch)
            throws Exception {
        return function.ready(home, as.way(), new Events(List.of()), config -> function.kept(config, lambda),
                builds, scratch);
    }

    private static String deploy(LocalPlatform lambda, FunctionConfig function) {
        lambda.deploy(function);
        return function.name();
    }

    /** A function's own name and, behind a colon, with the alias that it gets now. */
    private List<String> names(LocalPlatform lambda, String function) {
        if (alias.isEmpty()) return List.of(function);
        lambda.alias(function, alias.get());
        return List.of(function, function + ":" + alias.get());
    }

    private void introduce(LocalPlatform lambda, Limits limits, List<String> functions) {
        terminal.out().println(terminal.bold("Local Lambda at " + lambda.endpoint()) + ", " + options.describe()
                + ". Limits: " + limits.describe());
        functions.forEach(function -> terminal.out().println("  %-12s %s".formatted(function, lambda.url(function))));
        terminal.out().println("For the AWS CLI and the SDKs, in another terminal:");
        Map<String, String> variables = new TreeMap<>(lambda.storesEnvironment());
        variables.put("AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint().toString());
        variables.forEach((name, value) -> terminal.out().println("  export " + name + "=" + value));
        terminal.out().println("  aws lambda invoke --function-name " + functions.getFirst()
                + " --cli-binary-format raw-in-base64-out --payload '{}' /dev/stdout");
        terminal.out().println("  curl -d '{}' " + lambda.url(functions.getFirst()));
        terminal.out().println("Each call prints its REPORT line here. Press Ctrl-C to stop.");
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new serve(), arguments));
    }
}
