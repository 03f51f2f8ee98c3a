package locallambda.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of an answer, from one thread. A short one goes out together with its head, in one packet. */
final class ResponseStream extends OutputStream {

    private static final int TOGETHER = 1 << 16;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final Runnable onEnd;
    private byte[] head;
    private boolean begun;
    private boolean chunked;
    private volatile boolean complete;
    private long left;

    /** @param onEnd called once the whole answer is sent */
    ResponseStream(OutputStream out, Runnable onEnd) {
        this.out = out;
        this.onEnd = onEnd;
    }

    /** @param length of the body; 0 if it comes in chunks, -1 if there is none */
    void begin(byte[] headBytes, long length) throws IOException {
        begun = true;
        head = headBytes;
        chunked = length == 0;
        left = Math.max(0, length);
        if (length < 0) end(new byte[0]);
        if (chunked) flush();
    }

    boolean complete() {
        return complete;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!begun || complete) throw new IOException("there is no answer whose body this could be");
        if (length == 0) return;
        if (chunked) {
            byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] chunk = new byte[size.length + length + 2];
            System.arraycopy(size, 0, chunk, 0, size.length);
            System.arraycopy(bytes, offset, chunk, size.length, length);
            chunk[chunk.length - 2] = '\r';
            chunk[chunk.length - 1] = '\n';
            send(chunk, 0, chunk.length);
            return;
        }
        if (length > left) throw new IOException("the body is longer than its Content-Length");
        send(bytes, offset, length);
        left -= length;
        if (left == 0) end(new byte[0]);
    }

    @Override
    public void flush() throws IOException {
        if (head != null && begun) send(new byte[0], 0, 0);
        out.flush();
    }

    /** Ends a body in chunks. A body of a known length ends by itself. */
    @Override
    public void close() throws IOException {
        if (begun && chunked && !complete) end(LAST_CHUNK);
    }

    private void end(byte[] last) throws IOException {
        send(last, 0, last.length);
        complete = true;
        out.flush();
        onEnd.run();
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        byte[] first = head;
        head = null;
        if (first != null && length <= TOGETHER) {
            byte[] both = new byte[first.length + length];
            System.arraycopy(first, 0, both, 0, first.length);
            System.arraycopy(bytes, offset, both, first.length, length);
            out.write(both);
            return;
        }
        if (first != null) out.write(first);
        if (length > 0) out.write(bytes, offset, length);
    }
}
