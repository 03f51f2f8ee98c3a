package lab.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import lab.aws.DeployedStack;
import locallambda.system.Problem;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * Gives a function on AWS another memory size and a variable whose value is always new. Lambda ends the environments of
 * a function whose configuration has changed, so its next call is a cold start. A function with SnapStart also gets a
 * new version, and its alias moves to this version.
 */
final class Reconfiguration {

    /** The variable that nobody reads. */
    static final String NONCE = "RACE_NONCE";
    /** Taking a snapshot takes minutes; AWS's documentation gives no bound. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final LambdaClient lambda;
    private final AwsRetries steady;

    Reconfiguration(LambdaClient lambda, AwsRetries steady) {
        this.lambda = lambda;
        this.steady = steady;
    }

    /**
     * Returns as soon as all calls use the new configuration.
     *
     * @return the time by AWS's clock: logs of later calls are not older than this time, logs of earlier calls are
     */
    Instant apply(DeployedStack.Function function, int memoryMb, String nonce) {
        EnvironmentResponse before = read(function.name()).environment();
        Map<String, String> variables = new HashMap<>(before == null ? Map.of() : before.variables());
        variables.put(NONCE, nonce);
        steady.call("changing the configuration of " + function.name(),
                () -> lambda.updateFunctionConfiguration(update -> update
                        .functionName(function.name()).memorySize(memoryMb)
                        .environment(Environment.builder().variables(variables).build())));
        GetFunctionConfigurationResponse changed = await(function.name());
        if (!function.snapstart()) return nextSecond(changed);
        String version = steady.call("publishing a version of " + function.name(),
                () -> lambda.publishVersion(publish -> publish.functionName(function.name()))).version();
        await(function.name() + ":" + version);
        steady.call("moving the alias of " + function.name(), () -> lambda.updateAlias(update -> update
                .functionName(function.name()).name(function.qualifier()).functionVersion(version)));
        return nextSecond(read(function.name()));
    }

    private GetFunctionConfigurationResponse await(String function) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            GetFunctionConfigurationResponse now = read(function);
            boolean failed = now.lastUpdateStatus() == LastUpdateStatus.FAILED || now.state() == State.FAILED;
            if (failed)
                throw new Problem(
                        "AWS couldn't change " + function + ": "
                                + (now.lastUpdateStatusReason() == null ? now.stateReason()
                                        : now.lastUpdateStatusReason())
                                + ".",
                        "Fix the cause that AWS gives, deploy again, then continue with --resume.");
            boolean settled = (now.lastUpdateStatus() == null || now.lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL)
                    && (now.state() == null || now.state() == State.ACTIVE);
            if (settled) return now;
            if (System.nanoTime() > end)
                throw new Problem(
                        "AWS is still preparing " + function
                                + " after %d minutes (state %s).".formatted(PATIENCE.toMinutes(), now.stateAsString()),
                        "Wait a few minutes, then continue with --resume.");
            AwsRetries.pause(LOOK_EVERY);
        }
    }

    /** @param function its name, or {@code name:version} or {@code name:alias} */
    private GetFunctionConfigurationResponse read(String function) {
        String[] parts = function.split(":");
        return steady.call("reading the configuration of " + function,
                () -> lambda.getFunctionConfiguration(get -> get.functionName(parts[0])
                        .applyMutation(it -> {
                            if (parts.length > 1) it.qualifier(parts[1]);
                        })));
    }

    /**
     * The configuration that calls of a function use now.
     *
     * @param at the time by AWS's clock: logs of later calls are not older than this time, logs of earlier calls are
     */
    record Standing(int memoryMb, Instant at) {}

    Standing look(DeployedStack.Function function) {
        GetFunctionConfigurationResponse now =
                read(function.qualifier() == null ? function.name() : function.name() + ":" + function.qualifier());
        return new Standing(now.memorySize(), nextSecond(now));
    }

    /**
     * Waits until the second of the response is over: AWS tells the time in whole seconds, and a call that was
     * answered in this one must not be taken for one that comes.
     */
    private static Instant nextSecond(GetFunctionConfigurationResponse response) {
        AwsRetries.pause(Duration.ofSeconds(1));
        return time(response).plusSeconds(1);
    }

    /** What AWS's clock said in the response, in whole seconds; this machine's may be minutes off. */
    private static Instant time(GetFunctionConfigurationResponse response) {
        return response.sdkHttpResponse().firstMatchingHeader("Date").map(Reconfiguration::parsed)
                .orElseGet(Instant::now);
    }

    private static Instant parsed(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.now();
        }
    }
}
