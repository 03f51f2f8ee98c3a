package race;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Stands in for the class of this name in Java: the same work, done by the Rust core. */
@SuppressWarnings("restricted") // calling other languages is; the command line allows it
final class Xorshift64 {

    private static final int DIGITS = 16;
    private static final MethodHandle XORSHIFT64;

    static {
        System.loadLibrary("race_java");
        XORSHIFT64 = Linker.nativeLinker().downcallHandle(SymbolLookup.loaderLookup().findOrThrow("race_xorshift64"),
                FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    private Xorshift64() {}

    /** The state after {@code thousands} × 1,000 steps from the fixed seed, as 16 lower-case hexadecimal digits. */
    static String after(int thousands) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment digits = arena.allocate(DIGITS);
            XORSHIFT64.invokeExact(thousands, digits);
            return new String(digits.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
        } catch (Throwable e) {
            throw new LinkageError("race_xorshift64 cannot be called", e);
        }
    }
}
