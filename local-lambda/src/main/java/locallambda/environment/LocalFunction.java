package locallambda.environment;

import java.time.Duration;
import java.util.function.Consumer;
import locallambda.log.FunctionLog;
import locallambda.report.Invocation;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvokeRequest;
import locallambda.runtime.ProcessSource;
import locallambda.system.BackgroundErrors;
import locallambda.system.Later;
import locallambda.system.Pause;
import locallambda.system.Problem;

/** A deployed function: its environments, and the counts of how its requests ended. */
public final class LocalFunction {

    /**
     * Before the first retry of a failed event; before the second it is twice as long. Source: AWS Lambda Developer
     * Guide, "How Lambda handles errors and retries with asynchronous invocation".
     */
    private static final Duration RETRY_PAUSE = Duration.ofMinutes(1);

    private final FunctionConfig config;
    private final ProcessSource source;
    private final Later later;
    private final EnvironmentPool pool;
    private final RequestCounter counter = new RequestCounter();
    private final Consumer<Invocation> listeners;

    /**
     * @param later     when retries run
     * @param listeners get each invocation after its REPORT line
     */
    public LocalFunction(FunctionConfig config, ProcessSource source, FunctionLog log, Later later,
            Consumer<Invocation> listeners) {
        this.config = config;
        this.source = source;
        this.later = later;
        this.listeners = listeners;
        this.pool = new EnvironmentPool(config, source, log, this::report);
    }

    public FunctionConfig config() {
        return config;
    }

    /** Where the processes of its environments come from. */
    public ProcessSource source() {
        return source;
    }

    public EnvironmentPool pool() {
        return pool;
    }

    public RequestCounter counter() {
        return counter;
    }

    /**
     * Runs one call to its end. Count the request before this call, and {@linkplain InvokeResult#settle settle} the
     * result after it.
     */
    public InvokeResult invoke(InvokeRequest call) {
        InvokeResult result = attempt(call);
        if (result instanceof InvokeResult.Throttled) counter.throttled();
        if (result instanceof InvokeResult.Undelivered) counter.undelivered();
        return result;
    }

    /**
     * Accepts a call whose sender does not wait. While all environments are busy, the call waits. If the function
     * fails, the call runs again with the same request id.
     */
    public void invokeLater(InvokeRequest call) {
        Thread.startVirtualThread(() -> attempts(call, 0));
    }

    /** @param retries how many times the call was tried again so far */
    private void attempts(InvokeRequest call, int retries) {
        InvokeResult result = awaitEnvironment(call);
        if (result instanceof InvokeResult.Undelivered) counter.undelivered();
        boolean again = failed(result) && retries < config.retries();
        result.settle();
        if (again) later.run(RETRY_PAUSE.multipliedBy(retries + 1L), () -> {
            counter.requested();
            attempts(call.again(), retries + 1);
        });
    }

    private InvokeResult awaitEnvironment(InvokeRequest call) {
        InvokeResult result = attempt(call);
        for (int pauseMs = 5; result instanceof InvokeResult.Throttled; pauseMs = Math.min(2 * pauseMs, 1000)) {
            Pause.ms(pauseMs);
            result = attempt(call);
        }
        return result;
    }

    private static boolean failed(InvokeResult result) {
        return result instanceof InvokeResult.Refused
                || result instanceof InvokeResult.Answer answer && answer.failed();
    }

    /** Ends the environments, even busy ones, and closes the source of their processes. */
    public void close() {
        pool.close();
        source.close();
    }

    private InvokeResult attempt(InvokeRequest call) {
        try {
            return pool.invoke(call);
        } catch (Problem e) {
            return new InvokeResult.Undelivered(e.getMessage() + " " + e.next());
        } catch (RuntimeException e) {
            BackgroundErrors.tell(e);
            return new InvokeResult.Undelivered(e.toString());
        }
    }

    private void report(Invocation invocation) {
        try {
            listeners.accept(invocation);
        } catch (RuntimeException e) {
            BackgroundErrors.tell(e);
        } finally {
            counter.reported();
        }
    }
}
