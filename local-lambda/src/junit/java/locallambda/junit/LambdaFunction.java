package locallambda.junit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.SnapStart;
import locallambda.system.Problem;

/** A function on the local Lambda, for the tests of one class. Safe for tests that run in parallel. */
public final class LambdaFunction {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BuildFolder build;
    private final locallambda.LocalLambda lambda;
    private final InvokeClient client;
    private final List<Invocation> invocations = new ArrayList<>();
    private FunctionConfig config;
    private boolean deployed;

    LambdaFunction(LocalLambda wanted, JavaHome java, BuildFolder build) {
        this.build = build;
        config = config(wanted, java, build);
        lambda = Machine.start(build.path());
        lambda.subscribe(invocation -> {
            synchronized (invocations) {
                invocations.add(invocation);
            }
        });
        client = new InvokeClient(lambda.endpoint(), config.name());
    }

    /**
     * Invokes the function and waits for its answer.
     *
     * @param event JSON
     * @throws FunctionError     if the function fails
     * @throws InvocationRefused if the function doesn't see the event, such as when all its environments are busy
     */
    public Answer invoke(String event) {
        deploy();
        InvokeClient.Response response = client.invoke(event);
        Answer answer = new Answer(response.payload(), report(response.requestId()), response.log());
        if (response.failed()) throw new FunctionError(name(), answer);
        return answer;
    }

    /** Makes the next invocation a cold start: idle environments end now, busy ones after their invocation. */
    public void forceColdStart() {
        deploy();
        lambda.endEnvironments(name());
    }

    /**
     * Sets an environment variable of the function. As after a configuration update on AWS, the next invocation starts
     * a new environment. All tests of the class see the change.
     */
    public synchronized void setEnvironment(String variable, String value) {
        Map<String, String> all = new LinkedHashMap<>(config.environment());
        all.put(variable, value);
        config = config.withEnvironment(all);
        if (deployed) lambda.deploy(config);
    }

    public String name() {
        return client.function();
    }

    /**
     * The endpoint of the Invoke API, for the {@code endpointOverride} of an AWS SDK client. You can use any
     * credentials.
     */
    public URI endpoint() {
        deploy();
        return lambda.endpoint();
    }

    /** The function URL, with a slash at its end. */
    public URI url() {
        deploy();
        return lambda.url(name());
    }

    /** Everything that the function and the platform have logged so far. The file stays in the build folder. */
    public String log() {
        deploy();
        lambda.quiesce(PATIENCE);
        try {
            return Files.readString(build.path().resolve(name() + ".log"));
        } catch (IOException e) {
            throw new Problem("The log of " + name() + " can't be read: " + e.getMessage() + ".",
                    "Check that nothing clears the build folder while tests run.", e);
        }
    }

    /** The REPORT lines of all invocations so far, whether through {@link #invoke}, an SDK or the URL. */
    public List<Report> reports() {
        lambda.quiesce(PATIENCE);
        synchronized (invocations) {
            return invocations.stream().map(Invocation::report).toList();
        }
    }

    void close() {
        lambda.close();
        client.close();
        build.delete("task");
    }

    private synchronized void deploy() {
        if (!deployed) lambda.deploy(config);
        deployed = true;
    }

    /** It was reported before its answer was sent, because the answer has the log's tail. */
    private Report report(String requestId) {
        synchronized (invocations) {
            return invocations.reversed().stream().map(Invocation::report)
                    .filter(report -> report.requestId().equals(requestId)).findFirst().orElseThrow();
        }
    }

    private static FunctionConfig config(LocalLambda wanted, JavaHome java, BuildFolder build) {
        try {
            FunctionCode code = wanted.jar().isEmpty() ? FunctionCode.ofTests(wanted.handler(), build)
                    : FunctionCode.ofPackage(wanted.jar(), build);
            JavaRuntime runtime =
                    new JavaRuntime(java, wanted, code, RuntimeClient.libraryOption(build.path()));
            FunctionConfig config = FunctionConfig.of(functionName(wanted), runtime.command(), code.taskRoot())
                    .withEnvironment(environment(wanted, runtime)).withMemoryMb(wanted.memory())
                    .withTimeout(Duration.ofSeconds(wanted.timeout())).withConcurrency(wanted.concurrency())
                    .withLogFormat(wanted.logFormat());
            config = config.withCode(config.code().withHandler(wanted.handler()).withRuntime(runtime.name()));
            return wanted.snapStart() ? config.withSnapStart(new SnapStart.Snapshot()) : config;
        } catch (IOException e) {
            throw new Problem("The function " + wanted.handler() + " can't be prepared: " + e.getMessage() + ".",
                    "Check the deployment package, and the free disk space and the permissions of "
                            + build.path() + ".",
                    e);
        }
    }

    private static String functionName(LocalLambda wanted) {
        if (!wanted.name().isEmpty()) return wanted.name();
        String type = FunctionCode.handlerClass(wanted.handler());
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '-');
    }

    private static Map<String, String> environment(LocalLambda wanted, JavaRuntime runtime) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("JAVA_HOME", runtime.java().path().toString());
        for (String each : wanted.environment()) {
            int end = each.indexOf('=');
            if (end <= 0)
                throw new Problem("\"" + each + "\" isn't an environment variable.", "Write NAME=value.");
            all.put(each.substring(0, end), each.substring(end + 1));
        }
        return all;
    }
}
