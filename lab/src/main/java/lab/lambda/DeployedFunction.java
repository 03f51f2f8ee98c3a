package lab.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import lab.Problem;
import lab.result.Invocation;

/** A function as it was deployed: its environments, and the count of what became of each request. */
final class DeployedFunction {

    private final FunctionConfig config;
    private final Optional<Snapshot> snapshot;
    private final Pool pool;
    private final Counter counter = new Counter();
    private final Consumer<Invocation> listeners;

    /**
     * @param snapshot  where its environments come from; empty if they start from nothing
     * @param make      makes an environment of this function
     * @param listeners get each invocation after its REPORT line
     */
    DeployedFunction(FunctionConfig config, Optional<Snapshot> snapshot, Maker make, Consumer<Invocation> listeners) {
        this.config = config;
        this.snapshot = snapshot;
        this.listeners = listeners;
        this.pool = new Pool(config.concurrency(), onDeath -> make.environment(config, snapshot, this::report, onDeath));
    }

    /** Makes execution environments. */
    interface Maker {
        Environment environment(FunctionConfig config, Optional<Snapshot> snapshot, Consumer<Invocation> reported, Consumer<Environment> onDeath);
    }

    FunctionConfig config() {
        return config;
    }

    Optional<Snapshot> snapshot() {
        return snapshot;
    }

    Pool pool() {
        return pool;
    }

    Counter counter() {
        return counter;
    }

    /** One call from its start to its end; an answer still has to be settled. The request must be counted before. */
    Result invoke(Call call) {
        Result result = attempt(call);
        switch (result) {
            case Result.Throttled() -> counter.throttled();
            case Result.Undelivered(String why) -> counter.undelivered();
            case Result.Answer answer -> { }
            case Result.Refused refused -> { }
        }
        return result;
    }

    /** Accepts a call whose sender does not wait; while all environments are busy it waits for one. */
    void invokeLater(Call call) {
        Thread.startVirtualThread(() -> {
            Result result = attempt(call);
            for (int pauseMs = 5; result instanceof Result.Throttled; pauseMs = Math.min(2 * pauseMs, 1000)) {
                Pause.ms(pauseMs);
                result = attempt(call);
            }
            switch (result) {
                case Result.Answer answer -> answer.settle();
                case Result.Refused refused -> refused.answer().settle();
                default -> counter.undelivered();
            }
        });
    }

    /** Ends its environments, whatever they are doing, and forgets its snapshot. */
    void close() {
        pool.close();
        snapshot.ifPresent(Snapshot::close);
    }

    private Result attempt(Call call) {
        try {
            return pool.invoke(call);
        } catch (Problem e) {
            return new Result.Undelivered(e.getMessage() + " " + e.next());
        } catch (RuntimeException e) {
            Trouble.tell(e);
            return new Result.Undelivered(e.toString());
        }
    }

    private void report(Invocation invocation) {
        try {
            listeners.accept(invocation);
        } catch (RuntimeException e) {
            Trouble.tell(e);
        } finally {
            counter.reported();
        }
    }
}
