package locallambda.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import locallambda.runtime.ProcessOutput;

/** One environment's part of a function's log: its process's output between the platform's lines, and the tail. */
public final class EnvironmentLog {

    /** What {@code X-Amz-Log-Result} carries at most, in bytes. Source: AWS Lambda API Reference, "Invoke". */
    static final int TAIL = 4096;
    private static final int PIECE = 1 << 20;

    private final FunctionLog log;
    private ByteArrayOutputStream recent = new ByteArrayOutputStream();
    private ProcessOutput output;
    private long taken;
    private boolean openLine;

    public EnvironmentLog(FunctionLog log) {
        this.log = log;
    }

    /**
     * Adds what a process wrote up to {@code end}, in bytes. The output of a new process is added from its beginning.
     */
    public void take(ProcessOutput from, long end) {
        if (output != from) taken = 0;
        output = from;
        while (taken < end) {
            byte[] piece = from.read(taken, Math.min(end, taken + PIECE));
            taken = piece.length == 0 ? end : taken + piece.length;
            append(piece);
        }
    }

    /** Adds lines of the platform, which start on a new line. */
    public void line(String lines) {
        if (!lines.isEmpty()) append(((openLine ? "\n" : "") + lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a line of the platform to the log, but not to the tail of an invocation. */
    public void aside(String line) {
        log.append(line.getBytes(StandardCharsets.UTF_8));
    }

    /** The last {@link #TAIL} bytes that were added since the previous call of this method. */
    public byte[] cut() {
        byte[] all = recent.toByteArray();
        recent = new ByteArrayOutputStream();
        return all.length <= TAIL ? all : Arrays.copyOfRange(all, all.length - TAIL, all.length);
    }

    private void append(byte[] bytes) {
        if (bytes.length == 0) return;
        openLine = bytes[bytes.length - 1] != '\n';
        if (recent.size() > 16 * TAIL) {
            byte[] last = cut();
            recent.writeBytes(last);
        }
        recent.write(bytes, Math.max(0, bytes.length - TAIL), Math.min(TAIL, bytes.length));
        log.append(bytes);
    }
}
