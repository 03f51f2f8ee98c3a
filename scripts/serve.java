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
import lab.platform.LocalPlatform;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import locallambda.limits.Limits;
import locallambda.runtime.FunctionConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "serve",
        description = "Runs the local Lambda in the foreground, for your own clients, the AWS CLI and the SDKs.",
        footer = {"", "Examples:", "  ./jbang serve", "  ./jbang serve python rust --memory 256",
            "  ./jbang serve --port 0"})
class serve implements Callable<Integer> {

    @Parameters(paramLabel = "VARIANT", description = "What to deploy (default: all that can be built here).")
    List<String> variants = List.of();

    @Option(names = "--memory", defaultValue = "512", paramLabel = "MB",
            description = "Memory size (default: ${DEFAULT-VALUE}).")
    int memoryMb;

    @Option(names = "--concurrency", defaultValue = "10",
            description = "Execution environments per function at the most (default: ${DEFAULT-VALUE}).")
    int concurrency;

    @Option(names = "--port", defaultValue = "3001",
            description = "Port on 127.0.0.1; 0 takes any (default: ${DEFAULT-VALUE}).")
    int port;

    final Terminal terminal = Terminal.detect();

    public Integer call() throws Exception {
        return Stoppable.run(this::serve, () -> terminal.out().println("Stopped."));
    }

    private int serve() throws Exception {
        FunctionConfig.checkMemory(memoryMb);
        Home home = Home.find();
        Participants field = Participants.of(home, variants, terminal.out()::println);
        Limits limits = Limits.detect();
        try (LocalPlatform lambda =
                LocalPlatform.start(home, limits, Files.createTempDirectory("lambda-race-"), port)) {
            for (Map.Entry<String, Built> variant : field.builds().entrySet())
                lambda.deploy(lambda.configure(variant.getKey(), variant.getValue(), memoryMb, concurrency));
            lambda.subscribe(call -> terminal.out().println(call.function() + "  " + call.report().text()));
            introduce(lambda, limits, List.copyOf(field.builds().keySet()));
            new CountDownLatch(1).await();
        }
        return Verb.DONE;
    }

    private void introduce(LocalPlatform lambda, Limits limits, List<String> functions) {
        terminal.out().println(terminal.bold("Local Lambda at " + lambda.endpoint()) + ", " + memoryMb + " MB, limits: "
                + limits.describe());
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
