package locallambda.system;

import java.util.concurrent.locks.LockSupport;

/** Waits a moment; an interrupt cuts it short and stays visible to the caller. */
public final class Pause {

    private Pause() {}

    public static void ms(double ms) {
        LockSupport.parkNanos((long) (ms * 1_000_000));
    }
}
