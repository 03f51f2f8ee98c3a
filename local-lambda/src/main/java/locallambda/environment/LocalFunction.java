package locallambda.environment;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import locallambda.report.Invocation;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvokeRequest;
import locallambda.snapshot.Snapshot;
import locallambda.system.BackgroundErrors;
import locallambda.system.Pause;
import locallambda.system.Problem;

/** A function as it was deployed: its environments, and the count of what became of each request. */
public final class LocalFunction {

    private final FunctionConfig config;
    private final Optional<Snapshot> snapshot;
    private final EnvironmentPool pool;
    private final RequestCounter counter = new RequestCounter();
    private final Consumer<Invocation> listeners;

    /**
     * @param snapshot  where its environments come from; empty if they start from nothing
     * @param make      makes an environment of this function
     * @param listeners get each invocation after its REPORT line
     */
    public LocalFunction(FunctionConfig config, Optional<Snapshot> snapshot, Maker make,
            Consumer<Invocation> listeners) {
        this.config = config;
        this.snapshot = snapshot;
        this.listeners = listeners;
        this.pool = new EnvironmentPool(config.concurrency(),
                onDeath -> make.environment(config, snapshot, this::report, onDeath));
    }

    /** Makes execution environments. */
    public interface Maker {
        ExecutionEnvironment environment(FunctionConfig config, Optional<Snapshot> snapshot,
                Consumer<Invocation> reported, Consumer<ExecutionEnvironment> onDeath);
    }

    public FunctionConfig config() {
        return config;
    }

    public Optional<Snapshot> snapshot() {
        return snapshot;
    }

    public EnvironmentPool pool() {
        return pool;
    }

    public RequestCounter counter() {
        return counter;
    }

    /** One call from its start to its end; an answer still has to be settled. The request must be counted before. */
    public InvokeResult invoke(InvokeRequest call) {
        InvokeResult result = attempt(call);
        switch (result) {
            case InvokeResult.Throttled() -> counter.throttled();
            case InvokeResult.Undelivered(String why) -> counter.undelivered();
            case InvokeResult.Answer answer -> {}
            case InvokeResult.Refused refused -> {}
        }
        return result;
    }

    /** Accepts a call whose sender does not wait; while all environments are busy it waits for one. */
    public void invokeLater(InvokeRequest call) {
        Thread.startVirtualThread(() -> {
            InvokeResult result = attempt(call);
            for (int pauseMs = 5; result instanceof InvokeResult.Throttled; pauseMs = Math.min(2 * pauseMs, 1000)) {
                Pause.ms(pauseMs);
                result = attempt(call);
            }
            switch (result) {
                case InvokeResult.Answer answer -> answer.settle();
                case InvokeResult.Refused refused -> refused.answer().settle();
                default -> counter.undelivered();
            }
        });
    }

    /** Ends its environments, whatever they are doing, and forgets its snapshot. */
    public void close() {
        pool.close();
        snapshot.ifPresent(Snapshot::close);
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
