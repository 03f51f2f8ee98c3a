package locallambda.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The id of the process that a port serves. The process may send a request before the port knows the id. */
public final class StartedPid {

    /** More than a process needs to make its first request, and more than its starter needs to tell us about it. */
    private static final int STARTED_WITHIN_S = 5;

    private final CompletableFuture<Long> pid = new CompletableFuture<>();

    public void started(Process process) {
        pid.complete(process.pid());
    }

    /** The process id; 0 while it is not known. */
    public long now() {
        return pid.getNow(0L);
    }

    /** Waits until the process id is known. After a time-out, the id stays 0. */
    public void await() {
        pid.completeOnTimeout(0L, STARTED_WITHIN_S, TimeUnit.SECONDS).join();
    }
}
