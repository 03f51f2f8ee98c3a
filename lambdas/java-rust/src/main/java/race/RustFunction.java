package race;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The Rust core by its C interface, {@code lambdas/rust/java}. */
@SuppressWarnings("restricted") // calling other languages is; the command line allows it
final class RustFunction {

    /** A {@code Reply}: where its text is, how long it is, whether the call failed. */
    private static final MemoryLayout REPLY = MemoryLayout.structLayout(ADDRESS, JAVA_LONG, JAVA_LONG);
    private static final long LENGTH = 8;
    private static final long FAILED = 16;

    private static final MethodHandle OPEN;
    private static final MethodHandle CALL;
    private static final MethodHandle FREE;

    static {
        System.loadLibrary("race_java");
        OPEN = function("race_open", FunctionDescriptor.of(ADDRESS, ADDRESS));
        CALL = function("race_call", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
        FREE = function("race_free", FunctionDescriptor.ofVoid(ADDRESS));
    }

    private final MemorySegment function;

    private RustFunction(MemorySegment function) {
        this.function = function;
    }

    /** @throws FunctionFailed if a variable is missing */
    static RustFunction open() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment reply = arena.allocate(REPLY);
            MemorySegment function = (MemorySegment) OPEN.invokeExact(reply);
            if (function.equals(MemorySegment.NULL)) taken(reply);
            return new RustFunction(function);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("race_open cannot be called", e);
        }
    }

    /**
     * @param event JSON as it came in
     * @return the answer as JSON
     * @throws FunctionFailed if the function failed
     */
    byte[] call(byte[] event) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment reply = arena.allocate(REPLY);
            CALL.invokeExact(function, arena.allocateFrom(JAVA_BYTE, event), (long) event.length, reply);
            return taken(reply);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("race_call cannot be called", e);
        }
    }

    /** Copies the text of a reply and gives its memory back to Rust. */
    private static byte[] taken(MemorySegment reply) throws Throwable {
        byte[] text = reply.get(ADDRESS, 0).reinterpret(reply.get(JAVA_LONG, LENGTH)).toArray(JAVA_BYTE);
        boolean failed = reply.get(JAVA_LONG, FAILED) != 0;
        FREE.invokeExact(reply);
        if (failed) throw new FunctionFailed(new String(text, StandardCharsets.UTF_8));
        return text;
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(SymbolLookup.loaderLookup().findOrThrow(name), descriptor);
    }
}
