package lab.lambda;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The execution environments of one function: the newest idle one first, a new one if there is none, up to the limit. */
final class Pool implements AutoCloseable {

    private final int concurrency;
    private final Function<Consumer<Environment>, Environment> factory;
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final Set<Environment> busy = new HashSet<>();
    private final Set<Environment> doomed = new HashSet<>();
    private final Set<Environment> ending = new HashSet<>();
    private boolean retired;
    private boolean closed;

    /** @param factory makes an environment that calls back when its process has ended by itself */
    Pool(int concurrency, Function<Consumer<Environment>, Environment> factory) {
        this.concurrency = concurrency;
        this.factory = factory;
    }

    Result invoke(Call call) {
        while (true) {
            Optional<Environment> taken = take();
            if (taken.isEmpty()) return closed() ? new Result.Undelivered("The function was removed.") : new Result.Throttled();
            Environment environment = taken.get();
            boolean used = environment.alive();
            Result result;
            try {
                result = environment.invoke(call);
            } finally {
                giveBack(environment);
            }
            if (!used || !(result instanceof Result.Undelivered)) return result;
        }
    }

    /** Ends the idle ones now, and the busy ones after their invocation. */
    void endEnvironments() {
        List<Environment> now;
        synchronized (this) {
            doomed.addAll(busy);
            now = takeIdle(Long.MAX_VALUE);
        }
        Together.each(now, this::end);
    }

    /** Ends those that have been idle since before {@code nanos}. */
    void endIdleSince(long nanos) {
        List<Environment> now;
        synchronized (this) {
            if (idle.isEmpty()) return;
            now = takeIdle(nanos);
        }
        now.forEach(environment -> Thread.startVirtualThread(() -> end(environment)));
    }

    /** Called every now and then, for the time-outs. */
    void tick() {
        List<Environment> now;
        synchronized (this) {
            if (busy.isEmpty()) return;
            now = List.copyOf(busy);
        }
        now.forEach(Environment::tick);
    }

    /** No environment is kept from now on. */
    void retire() {
        synchronized (this) {
            retired = true;
        }
        endEnvironments();
    }

    void shutDown(Duration grace) {
        List<Environment> all;
        synchronized (this) {
            doomed.addAll(busy);
            all = new ArrayList<>(busy);
            all.addAll(takeIdle(Long.MAX_VALUE));
        }
        Together.each(all, environment -> {
            environment.shutDown(grace);
            ended(environment);
        });
    }

    synchronized List<Long> pids() {
        List<Environment> all = new ArrayList<>(idle);
        all.addAll(busy);
        return all.stream().flatMap(environment -> environment.pid().stream()).toList();
    }

    /** Ends all environments, whatever they are doing, and returns when their processes are gone. */
    @Override
    public void close() {
        List<Environment> all;
        synchronized (this) {
            closed = true;
            retired = true;
            all = new ArrayList<>(takeIdle(Long.MAX_VALUE));
            all.addAll(busy);
            ending.stream().filter(environment -> !all.contains(environment)).forEach(all::add);
        }
        Together.each(all, this::end);
    }

    private synchronized boolean closed() {
        return closed;
    }

    private synchronized Optional<Environment> take() {
        if (closed) return Optional.empty();
        Environment next = idle.pollFirst();
        while (next != null && !next.alive()) {
            startEnd(next);
            next = idle.pollFirst();
        }
        if (next == null && busy.size() >= concurrency) return Optional.empty();
        if (next == null) next = factory.apply(this::died);
        busy.add(next);
        return Optional.of(next);
    }

    private synchronized void giveBack(Environment environment) {
        busy.remove(environment);
        boolean ends = doomed.remove(environment) || retired || !environment.alive();
        if (ends) startEnd(environment);
        else idle.addFirst(environment);
    }

    private synchronized void died(Environment environment) {
        if (idle.remove(environment)) startEnd(environment);
    }

    private List<Environment> takeIdle(long before) {
        List<Environment> taken = idle.stream().filter(each -> before == Long.MAX_VALUE || each.idleSince() - before < 0).toList();
        idle.removeAll(taken);
        ending.addAll(taken);
        return taken;
    }

    /** Ends it on a thread of its own, because that takes a moment. */
    private void startEnd(Environment environment) {
        ending.add(environment);
        Thread.startVirtualThread(() -> end(environment));
    }

    private void end(Environment environment) {
        environment.end();
        ended(environment);
    }

    private synchronized void ended(Environment environment) {
        ending.remove(environment);
    }
}
