package locallambda.environment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import locallambda.files.EnvironmentFiles;
import locallambda.log.FunctionLog;
import locallambda.report.Invocation;
import locallambda.runtime.FunctionConfig;
import locallambda.runtime.InvokeRequest;
import locallambda.runtime.ProcessSource;
import locallambda.system.InParallel;

/**
 * The execution environments of one function. A call gets the idle environment that was used last. If none is idle, the
 * call gets a new environment, up to the limit.
 */
public final class EnvironmentPool implements AutoCloseable {

    private final FunctionConfig config;
    private final ProcessSource source;
    private final FunctionLog log;
    private final Consumer<Invocation> reported;
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final Set<ExecutionEnvironment> busy = new HashSet<>();
    private final Set<ExecutionEnvironment> doomed = new HashSet<>();
    private final Set<ExecutionEnvironment> ending = new HashSet<>();
    /** Files of environments that were reset, for the next ones. */
    private final Deque<EnvironmentFiles> left = new ArrayDeque<>();
    private final ReadyFiles ready;
    private boolean retired;
    private boolean closed;

    /** @param reported gets each invocation once, after its REPORT line */
    EnvironmentPool(FunctionConfig config, ProcessSource source, FunctionLog log, Consumer<Invocation> reported) {
        this.config = config;
        this.source = source;
        this.log = log;
        this.reported = reported;
        this.ready = new ReadyFiles(source);
        ready.fill(1);
    }

    InvokeResult invoke(InvokeRequest call) {
        while (true) {
            Optional<ExecutionEnvironment> taken = take();
            if (taken.isEmpty())
                return closed() ? new InvokeResult.Undelivered("The function was removed.")
                        : new InvokeResult.Throttled();
            ExecutionEnvironment environment = taken.get();
            boolean used = environment.alive();
            InvokeResult result;
            try {
                result = environment.invoke(call);
            } finally {
                giveBack(environment);
            }
            if (!used || !(result instanceof InvokeResult.Undelivered)) return result;
        }
    }

    /**
     * Ends the idle environments now, and the busy ones after their invocation. When this method returns, the files for
     * the successors of the idle environments are ready.
     */
    public void endEnvironments() {
        List<ExecutionEnvironment> now;
        synchronized (this) {
            doomed.addAll(busy);
            now = takeIdle(Long.MAX_VALUE);
        }
        InParallel.each(now, this::end);
        ready.fill(now.size());
    }

    /** Ends the environments that have been idle since before {@code nanos}. */
    public void endIdleSince(long nanos) {
        List<ExecutionEnvironment> now;
        synchronized (this) {
            if (idle.isEmpty()) return;
            now = takeIdle(nanos);
        }
        now.forEach(environment -> Thread.startVirtualThread(() -> {
            end(environment);
            ready.fill(1);
        }));
    }

    /** Checks for time-outs. The local Lambda calls this method regularly. */
    public void tick() {
        List<ExecutionEnvironment> now;
        synchronized (this) {
            if (busy.isEmpty() && idle.isEmpty()) return;
            now = new ArrayList<>(busy);
            now.addAll(idle);
        }
        now.forEach(ExecutionEnvironment::tick);
    }

    /** Ends the idle environments now. From now on, every other environment ends after its invocation. */
    public void retire() {
        synchronized (this) {
            retired = true;
        }
        ready.close();
        endEnvironments();
    }

    public void shutDown(Duration grace) {
        List<ExecutionEnvironment> all;
        synchronized (this) {
            doomed.addAll(busy);
            all = new ArrayList<>(busy);
            all.addAll(takeIdle(Long.MAX_VALUE));
        }
        InParallel.each(all, environment -> {
            environment.shutDown(grace);
            ended(environment);
        });
    }

    public synchronized List<Long> pids() {
        List<ExecutionEnvironment> all = new ArrayList<>(idle);
        all.addAll(busy);
        return all.stream().flatMap(environment -> environment.pid().stream()).toList();
    }

    /** Ends all environments, even busy ones, and returns when their processes are gone. */
    @Override
    public void close() {
        List<ExecutionEnvironment> all;
        synchronized (this) {
            closed = true;
            retired = true;
            all = new ArrayList<>(takeIdle(Long.MAX_VALUE));
            all.addAll(busy);
            ending.stream().filter(environment -> !all.contains(environment)).forEach(all::add);
        }
        ready.close();
        InParallel.each(all, this::end);
    }

    private synchronized boolean closed() {
        return closed;
    }

    private synchronized Optional<ExecutionEnvironment> take() {
        if (closed) return Optional.empty();
        ExecutionEnvironment next = idle.pollFirst();
        while (next != null && !next.alive()) {
            startEnd(next);
            next = idle.pollFirst();
        }
        if (next == null && busy.size() >= config.concurrency()) return Optional.empty();
        if (next == null)
            next = new ExecutionEnvironment(config, source, log, reported, this::died,
                    left.isEmpty() ? ready.take() : left.removeFirst());
        busy.add(next);
        return Optional.of(next);
    }

    private synchronized void giveBack(ExecutionEnvironment environment) {
        busy.remove(environment);
        boolean ends = doomed.remove(environment) || retired || !environment.alive();
        if (ends && !retired) environment.leaves().ifPresent(left::addFirst);
        if (ends) startEnd(environment);
        else idle.addFirst(environment);
    }

    private synchronized void died(ExecutionEnvironment environment) {
        if (idle.remove(environment)) startEnd(environment);
    }

    /** Idle ones end, and if all of them do, what earlier ones left is nobody's. */
    private List<ExecutionEnvironment> takeIdle(long before) {
        if (before == Long.MAX_VALUE) left.forEach(EnvironmentFiles::close);
        if (before == Long.MAX_VALUE) left.clear();
        List<ExecutionEnvironment> taken = idle.stream()
                .filter(each -> before == Long.MAX_VALUE || each.idleSince() - before < 0).toList();
        idle.removeAll(taken);
        ending.addAll(taken);
        return taken;
    }

    /** Ends it on a thread of its own, because that takes a moment. */
    private void startEnd(ExecutionEnvironment environment) {
        ending.add(environment);
        Thread.startVirtualThread(() -> end(environment));
    }

    private void end(ExecutionEnvironment environment) {
        environment.end();
        ended(environment);
    }

    private synchronized void ended(ExecutionEnvironment environment) {
        ending.remove(environment);
    }
}
