package locallambda.system;

/** Waiting that an interruption doesn't end. */
public final class Threads {

    private Threads() {}

    /** Returns when the thread has ended; an interruption meanwhile is kept for later. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive())
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
