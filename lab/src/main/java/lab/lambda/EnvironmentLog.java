package lab.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One environment's part of a function's log: takes over what its process writes, in whole lines, and remembers the end of it. */
final class EnvironmentLog {

    /** What {@code X-Amz-Log-Result} carries at most, in bytes. Source: AWS Lambda API Reference, "Invoke". */
    static final int TAIL = 4096;
    private static final int PIECE = 1 << 20;

    private final FunctionLog log;
    private ByteArrayOutputStream recent = new ByteArrayOutputStream();
    private long taken;
    private boolean openLine;

    EnvironmentLog(FunctionLog log) {
        this.log = log;
    }

    /** A new process with a new output. */
    void newProcess() {
        taken = 0;
    }

    /** Takes over what the process wrote up to {@code end}, an unfinished line included. */
    void take(ProcessOutput output, long end) {
        while (taken < end) {
            byte[] piece = output.read(taken, Math.min(end, taken + PIECE));
            taken = piece.length == 0 ? end : taken + piece.length;
            append(piece);
        }
    }

    /** Platform lines start on a line of their own. */
    void line(String lines) {
        if (lines.isEmpty()) return;
        append(((openLine ? "\n" : "") + lines).getBytes(StandardCharsets.UTF_8));
    }

    /** The last {@link #TAIL} bytes since the last call of this. */
    byte[] cut() {
        byte[] all = recent.toByteArray();
        recent = new ByteArrayOutputStream();
        return all.length <= TAIL ? all : Arrays.copyOfRange(all, all.length - TAIL, all.length);
    }

    private void append(byte[] bytes) {
        if (bytes.length == 0) return;
        openLine = bytes[bytes.length - 1] != '\n';
        if (recent.size() > 16 * TAIL) {
            byte[] tail = cut();
            recent.writeBytes(tail);
        }
        recent.write(bytes, Math.max(0, bytes.length - TAIL), Math.min(TAIL, bytes.length));
        log.append(bytes);
    }
}
