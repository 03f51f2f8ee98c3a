package locallambda.system;

/** Reports faults that no caller waits for: accounting and listeners run when the caller already has its answer. */
public final class BackgroundErrors {

    private BackgroundErrors() {}

    /** Hands a fault to the thread's handler of uncaught exceptions; the thread goes on. */
    public static void tell(RuntimeException fault) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }
}
