package locallambda.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a client sends, for the one thread that reads its connection. A head is read byte by byte, and
 * {@link java.io.BufferedInputStream} takes a lock for each of them.
 */
final class ConnectionInput extends InputStream {

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int next;
    private int end;

    ConnectionInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return next < end || fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (next == end && length >= buffer.length) return in.read(into, offset, length);
        if (next == end && !fill()) return -1;
        int n = Math.min(length, end - next);
        System.arraycopy(buffer, next, into, offset, n);
        next += n;
        return n;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
