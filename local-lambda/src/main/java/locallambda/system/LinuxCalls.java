package locallambda.system;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** System calls about files and mounts that the JDK doesn't offer; each error says what the system does not allow. */
final class LinuxCalls {

    static final int READ_ONLY = 0;
    static final int WRITE_ONLY = 1;
    static final int READ_WRITE = 2;
    /** Processes that are started meanwhile don't get the file. */
    private static final int CLOSE_ON_EXEC = 0x80000;

    private static final MethodHandle UNSHARE = NativeFunction.find("unshare", "JAVA_INT");
    private static final MethodHandle MOUNT =
            NativeFunction.find("mount", "ADDRESS", "ADDRESS", "ADDRESS", "JAVA_LONG", "ADDRESS");
    private static final MethodHandle OPEN = NativeFunction.find("open", "ADDRESS", "JAVA_INT");
    private static final MethodHandle CLOSE = NativeFunction.find("close", "JAVA_INT");
    private static final MethodHandle IOCTL = NativeFunction.find("ioctl", "JAVA_INT", "JAVA_LONG", "ADDRESS");
    private static final MethodHandle SOCKET = NativeFunction.find("socket", "JAVA_INT", "JAVA_INT", "JAVA_INT");
    private static final MethodHandle LSEEK = NativeFunction.findLong("lseek", "JAVA_INT", "JAVA_LONG", "JAVA_INT");
    private static final MethodHandle FTRUNCATE = NativeFunction.find("ftruncate", "JAVA_INT", "JAVA_LONG");
    private static final MethodHandle COPY_FILE_RANGE = NativeFunction.findLong("copy_file_range", "JAVA_INT",
            "ADDRESS", "JAVA_INT", "ADDRESS", "JAVA_LONG", "JAVA_INT");

    private LinuxCalls() {}

    /** @param how one of {@link #READ_ONLY}, {@link #WRITE_ONLY} and {@link #READ_WRITE} */
    static int open(String file, int how) throws IOException {
        return (int) call(OPEN, "open " + file, text(file), how | CLOSE_ON_EXEC);
    }

    static void close(int file) {
        if (file < 0) return;
        try {
            CLOSE.invokeWithArguments(file);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static int socket(int family, int type) throws IOException {
        return (int) call(SOCKET, "socket", family, type | CLOSE_ON_EXEC, 0);
    }

    static void unshare(int what) throws IOException {
        call(UNSHARE, "unshare", what);
    }

    /** @param type of the file system, and {@code options} for it; both may be empty */
    static void mount(String from, String at, String type, long flags, String options) throws IOException {
        call(MOUNT, "mount " + from + " at " + at, text(from), text(at), text(type), flags, text(options));
    }

    static int ioctl(int file, long request, ByteBuffer argument) throws IOException {
        return (int) call(IOCTL, "ioctl " + Long.toHexString(request), file, request,
                NativeFunction.pointer(argument));
    }

    /** @return the new position; negative if there is none */
    static long seek(int file, long offset, int whence) {
        try {
            return (long) LSEEK.invokeExact(file, offset, whence);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void setSize(int file, long bytes) throws IOException {
        call(FTRUNCATE, "ftruncate", file, bytes);
    }

    /** From and to the positions of the two files, which move on. @return how many bytes were copied */
    static long copy(int from, int to, long bytes) throws IOException {
        return call(COPY_FILE_RANGE, "copy_file_range", from, NativeFunction.nowhere(), to, NativeFunction.nowhere(),
                bytes, 0);
    }

    private static long call(MethodHandle function, String what, Object... arguments) throws IOException {
        long result;
        try {
            result = ((Number) function.invokeWithArguments(arguments)).longValue();
        } catch (Throwable e) {
            throw new IOException("the system call " + what + " could not be made", e);
        }
        if (result < 0) throw new IOException("the system does not allow: " + what);
        return result;
    }

    private static Object text(String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        Buffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return NativeFunction.pointer(buffer);
    }
}
