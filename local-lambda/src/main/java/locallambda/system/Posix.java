package locallambda.system;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Two functions of the C library that the JDK doesn't offer: signals, and the CPU clock of another process. */
public final class Posix {

    public static final int SIGTERM = 15;
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;

    private static final int PROCESS_CPU_CLOCK = 2;
    // Static and final, so that the JIT compiler inlines the calls: the throttle reads these clocks every 0.5 ms.
    private static final MethodHandle KILL = NativeFunction.find("kill", "JAVA_INT", "JAVA_INT");
    private static final MethodHandle CLOCK_GETTIME = NativeFunction.find("clock_gettime", "JAVA_INT", "ADDRESS")
            .asType(methodType(int.class, int.class, Object.class));
    private static final ThreadLocal<Timespec> TIMESPEC = ThreadLocal.withInitial(Timespec::new);

    private Posix() {}

    /** C's {@code struct timespec}: seconds and nanoseconds, 8 bytes each. */
    private record Timespec(ByteBuffer bytes, Object pointer) {

        Timespec() {
            this(ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder()));
        }

        private Timespec(ByteBuffer bytes) {
            this(bytes, NativeFunction.pointer(bytes));
        }
    }

    /** @return whether the process was there to get it */
    public static boolean signal(long pid, int signal) {
        try {
            return (int) KILL.invokeExact((int) pid, signal) == 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /**
     * CPU time of all threads of one process, in ns; -1 if it is gone. Its id becomes a clock as clock_getcpuclockid(3)
     * does it.
     */
    public static long cpuNanos(long pid) {
        Timespec time = TIMESPEC.get();
        try {
            if ((int) CLOCK_GETTIME.invokeExact((int) (~pid << 3) | PROCESS_CPU_CLOCK, time.pointer()) != 0) return -1;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return time.bytes().getLong(0) * 1_000_000_000L + time.bytes().getLong(8);
    }
}
