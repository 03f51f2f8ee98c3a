package locallambda.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The process that a port serves. It may ask before the port is told of it. */
public final class StartedPid {

    /** More than a process needs to make its first request, and more than its starter needs to tell us about it. */
    private static final int STARTED_WITHIN_S = 5;

    private final CompletableFuture<Long> pid = new CompletableFuture<>();

    public void started(Process process) {
        pid.complete(process.pid());
    }

    /** 0 as long as nobody has told. */
    public long now() {
        return pid.getNow(0L);
    }

    /** Waits until somebody has told; a process that is never told of stays 0. */
    public void await() {
        pid.completeOnTimeout(0L, STARTED_WITHIN_S, TimeUnit.SECONDS).join();
    }
}
