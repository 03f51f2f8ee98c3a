package lab.console;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import locallambda.system.Problem;

/** Runs a job that Ctrl-C or SIGTERM ends cleanly: the job's thread is interrupted and gets a moment to clean up. */
public final class Stoppable {

    /** The exit code of a process that SIGINT ended, as shells have it. */
    public static final int INTERRUPTED = 130;
    private static final long PATIENCE_MS = 2_800;

    private Stoppable() {}

    /**
     * @param farewell called once if the job was stopped, after it has ended
     * @return the job's exit code, or {@link #INTERRUPTED}
     */
    public static int run(Callable<Integer> job, Runnable farewell) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean stopped = new AtomicBoolean();
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> {
            if (ended.getCount() == 0) return;
            stopped.set(true);
            worker.interrupt();
            await(ended);
            farewell.run();
            System.out.flush();
            Runtime.getRuntime().halt(INTERRUPTED);
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return job.call();
        } catch (Exception e) {
            if (stopped.get()) return INTERRUPTED;
            throw e;
        } finally {
            ended.countDown();
        }
    }

    /** Throws {@code problem} after Ctrl-C. Call it before you continue with the next item after a problem. */
    public static void throwIfStopped(Problem problem) {
        if (Thread.currentThread().isInterrupted()) throw problem;
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
