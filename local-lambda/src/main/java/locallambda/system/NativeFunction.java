package locallambda.system;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.util.Optional;

/**
 * Finds functions of the C library. The JDK's API for them, {@code java.lang.foreign}, is final since Java 22 and a
 * preview in Java 21. The compiler accepts a preview API only with {@code --enable-preview}, and such classes run on
 * that one Java version. This class reaches the API by reflection instead, so that the same classes run on 21 and
 * later. Reflection happens once for each function: a call goes through the method handle and costs what it costs
 * without reflection.
 */
final class NativeFunction {

    private NativeFunction() {}

    /**
     * @param arguments the C types of the arguments, as {@code ValueLayout} names them
     * @return takes those arguments, a pointer as what {@link #pointer} returns, and returns an {@code int}
     */
    static MethodHandle find(String name, String... arguments) {
        return function("JAVA_INT", name, arguments);
    }

    /** As {@link #find}, for a function that returns a {@code long}. */
    static MethodHandle findLong(String name, String... arguments) {
        return function("JAVA_LONG", name, arguments);
    }

    private static MethodHandle function(String result, String name, String[] arguments) {
        try {
            Class<?> linkerType = api("Linker");
            Object linker = linkerType.getMethod("nativeLinker").invoke(null);
            Object library = linkerType.getMethod("defaultLookup").invoke(linker);
            Object address = ((Optional<?>) api("SymbolLookup").getMethod("find", String.class).invoke(library, name))
                    .orElseThrow();
            Object layouts = Array.newInstance(api("MemoryLayout"), arguments.length);
            for (int i = 0; i < arguments.length; i++) Array.set(layouts, i, layout(arguments[i]));
            Object signature = api("FunctionDescriptor").getMethod("of", api("MemoryLayout"), layouts.getClass())
                    .invoke(null, layout(result), layouts);
            Object noOptions = Array.newInstance(api("Linker$Option"), 0);
            return (MethodHandle) linkerType
                    .getMethod("downcallHandle", api("MemorySegment"), api("FunctionDescriptor"), noOptions.getClass())
                    .invoke(linker, address, signature, noOptions);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("java.lang.foreign of Java " + Runtime.version() + " has changed", e);
        }
    }

    /** The address of a direct buffer, as an argument of a native function. */
    static Object pointer(Buffer buffer) {
        try {
            return api("MemorySegment").getMethod("ofBuffer", Buffer.class).invoke(null, buffer);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("java.lang.foreign of Java " + Runtime.version() + " has changed", e);
        }
    }

    /** C's {@code NULL}. */
    static Object nowhere() {
        try {
            return api("MemorySegment").getField("NULL").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("java.lang.foreign of Java " + Runtime.version() + " has changed", e);
        }
    }

    private static Object layout(String name) throws ReflectiveOperationException {
        return api("ValueLayout").getField(name).get(null);
    }

    private static Class<?> api(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }
}
