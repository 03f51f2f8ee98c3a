package locallambda.system;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts processes that see other files than this one does. On Linux a mount namespace belongs to a thread, so a thread
 * that ends right afterwards leaves this process, mounts what the new process is to see, and starts it. Needs root.
 */
public final class Mounts {

    private static final int NEW_MOUNT_NAMESPACE = 0x20000;
    private static final long READ_ONLY = 1;
    private static final long REMOUNT = 1 << 5;
    private static final long BIND = 1 << 12;
    private static final long RECURSIVE = 1 << 14;
    private static final long PRIVATE = 1 << 18;
    private static final int WRITE_ONLY = 1;

    private static final MethodHandle UNSHARE = NativeFunction.find("unshare", "JAVA_INT");
    private static final MethodHandle MOUNT =
            NativeFunction.find("mount", "ADDRESS", "ADDRESS", "ADDRESS", "JAVA_LONG", "ADDRESS");
    private static final MethodHandle OPEN = NativeFunction.find("open", "ADDRESS", "JAVA_INT");
    private static final MethodHandle CLOSE = NativeFunction.find("close", "JAVA_INT");

    private Mounts() {}

    /** A file or folder that is seen at another place, too; both exist. */
    public record Bind(Path from, Path at, boolean readOnly) {}

    /** @param nanos when it was started, {@link System#nanoTime}: after the mounts, which are no part of its start */
    public record Started(Process process, long nanos) {}

    /**
     * Starts a process.
     *
     * @param builder all but its output
     * @param output  file that its output is appended to; the process may see another file by that name
     * @param binds   made one after another; the last one may hide what this process's classes come from
     */
    public static Started start(ProcessBuilder builder, Path output, List<Bind> binds) throws IOException {
        Attempt attempt = new Attempt(builder, output, binds);
        Thread thread = Thread.ofPlatform().daemon().name("mounts").unstarted(attempt);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive())
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
        if (attempt.process == null) throw new IOException(attempt.fault);
        return new Started(attempt.process, attempt.nanos);
    }

    /** Everything it uses is loaded before the first mount. */
    private static final class Attempt implements Runnable {

        private final ProcessBuilder builder;
        private final List<Bind> binds;
        private final byte[] output;
        private Process process;
        private long nanos;
        private String fault = "the process could not be started";

        Attempt(ProcessBuilder builder, Path output, List<Bind> binds) {
            this.builder = builder;
            this.binds = binds;
            this.output = text(output.toString());
        }

        @Override
        public void run() {
            int file = -1;
            try {
                file = call(OPEN, "open " + builder.command(), pointer(output), WRITE_ONLY);
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("/proc/self/fd/" + file)));
                call(UNSHARE, "unshare", NEW_MOUNT_NAMESPACE);
                mount("none", "/", RECURSIVE | PRIVATE);
                for (Bind bind : binds) {
                    mount(bind.from().toString(), bind.at().toString(), BIND | RECURSIVE);
                    if (bind.readOnly()) mount("none", bind.at().toString(), BIND | REMOUNT | READ_ONLY);
                }
                nanos = System.nanoTime();
                process = builder.start();
            } catch (IOException e) {
                fault = e.getMessage();
            } finally {
                close(file);
            }
        }

        private static void mount(String from, String at, long flags) throws IOException {
            call(MOUNT, "mount " + from + " at " + at, pointer(text(from)), pointer(text(at)), pointer(text("none")),
                    flags, pointer(text("")));
        }

        private static int call(MethodHandle function, String what, Object... arguments) throws IOException {
            int result;
            try {
                result = (int) function.invokeWithArguments(arguments);
            } catch (Throwable e) {
                throw new IOException("the system call " + what + " could not be made", e);
            }
            if (result < 0) throw new IOException("the system does not allow: " + what);
            return result;
        }

        private static void close(int file) {
            try {
                if (file >= 0) CLOSE.invokeWithArguments(file);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        private static Object pointer(byte[] text) {
            Buffer buffer = ByteBuffer.allocateDirect(text.length).put(text).flip();
            return NativeFunction.pointer(buffer);
        }

        private static byte[] text(String text) {
            return (text + "\0").getBytes(StandardCharsets.UTF_8);
        }
    }
}
