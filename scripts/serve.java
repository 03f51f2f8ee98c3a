///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lab.Home;
import lab.console.Stoppable;
import lab.console.Terminal;
import lab.console.Verb;
import lab.platform.FunctionOptions;
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.limits.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "serve",
        description = "Runs the local Lambda in the foreground, for your own clients, the AWS CLI and the SDKs.",
        footer = {"", "Examples:", "  ./jbang serve", "  ./jbang serve python rust --memory 256",
            "  ./jbang serve java-jvm --timeout 5 --log-format json", "  ./jbang serve --port 0"})
class serve implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT", description = "What to deploy (default: all that can be built here).")
    List<String> variants = List.of();

    @Mixin
    FunctionOptions options;

    @Option(names = "--concurrency", defaultValue = "10", paramLabel = "N",
            description = "Execution environments per function at the most (default: ${DEFAULT-VALUE}).")
    int concurrency;

    @Option(names = "--port", defaultValue = "3001", paramLabel = "PORT",
            description = "Port on 127.0.0.1; 0 takes any (default: ${DEFAULT-VALUE}).")
    int port;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::serve, () -> terminal.out().println("Stopped."));
    }

    private int serve() throws Exception {
        options.check(concurrency);
        Home home = Home.find();
        Participants field = Participants.of(home, variants, terminal.out()::println);
        Limits limits = Limits.detect();
        try (LocalPlatform lambda =
                LocalPlatform.start(home, limits, Files.createTempDirectory("lambda-race-"), port)) {
            for (Map.Entry<String, Built> variant : field.builds().entrySet())
                lambda.deploy(options.configure(lambda, variant.getKey(), variant.getValue(), concurrency));
            lambda.subscribe(call -> terminal.out().println(call.function() + "  " + call.report().text()));
            introduce(lambda, limits, List.copyOf(field.builds().keySet()));
            new CountDownLatch(1).await();
        }
        return Verb.DONE;
    }

    private void introduce(LocalPlatform lambda, Limits limits, List<String> functions) {
        terminal.out().println(terminal.bold("Local Lambda at " + lambda.endpoint()) + ", " + options.describe()
                + ", limits: " + limits.describe());
        functions.forEach(function -> terminal.out().println("  %-12s %s".formatted(function, lambda.url(function))));
        terminal.out().println("For the AWS CLI and the SDKs, in another terminal:");
        Map<String, String> variables = new TreeMap<>(lambda.storesEnvironment());
        variables.put("AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint().toString());
        variables.forEach((name, value) -> terminal.out().println("  export " + name + "=" + value));
        terminal.out().println("  aws lambda invoke --function-name " + functions.getFirst()
                + " --cli-binary-format raw-in-base64-out --payload '{}' /dev/stdout");
        terminal.out().println("  curl -d '{}' " + lambda.url(functions.getFirst()));
        terminal.out().println("Each call prints its REPORT line here. Ctrl-C ends it.");
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new serve(), arguments));
    }
}
