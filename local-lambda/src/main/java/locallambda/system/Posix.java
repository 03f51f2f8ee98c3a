package locallambda.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Two calls of the C library that Java has no own words for: signals, and the CPU clock of another process. */
public final class Posix {

    public static final int SIGTERM = 15;
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;

    private static final int PROCESS_CPU_CLOCK = 2;
    private static final MethodHandle KILL = call("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOCK_GETTIME =
            call("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final ThreadLocal<MemorySegment> TIMESPEC =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(16, 8));

    private Posix() {}

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
        MemorySegment time = TIMESPEC.get();
        try {
            if ((int) CLOCK_GETTIME.invokeExact((int) (~pid << 3) | PROCESS_CPU_CLOCK, time) != 0) return -1;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return time.get(JAVA_LONG, 0) * 1_000_000_000L + time.get(JAVA_LONG, 8);
    }

    private static MethodHandle call(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
    }
}
