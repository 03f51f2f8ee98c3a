package locallambda.system;

/** Where faults go that nobody waits for: accounting and listeners run when the caller has its answer already. */
public final class BackgroundErrors {

    private BackgroundErrors() {}

    /** Hands a fault to the thread's handler of uncaught exceptions; the thread goes on. */
    public static void tell(RuntimeException fault) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }
}
