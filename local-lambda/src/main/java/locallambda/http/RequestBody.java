package locallambda.http;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The body of a request: of a known length, or in chunks that trailers may follow. Source: RFC 9112, 6 and 7. */
final class RequestBody extends InputStream {

    /** How much an answer that came early makes us read on, so that the connection can be used again. */
    private static final long MOST_SKIPPED = 1 << 20;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern SIZE = Pattern.compile("[0-9a-fA-F]{1,15}");

    private final InputStream in;
    private final boolean chunked;
    private final Headers trailers = new Headers();
    private long left;
    private boolean firstChunk = true;
    private boolean end;

    /** A body that cannot be read to its end; its message is for the client. */
    static final class Broken extends IOException {

        Broken(String message) {
            super(message);
        }
    }

    private RequestBody(InputStream in, boolean chunked, long length) {
        this.in = in;
        this.chunked = chunked;
        this.left = length;
        this.end = !chunked && length == 0;
    }

    static RequestBody of(InputStream in, RequestHead head) throws RequestHead.Malformed {
        List<String> encodings = head.headers().getOrDefault("Transfer-Encoding", List.of());
        List<String> lengths = head.headers().getOrDefault("Content-Length", List.of());
        if (encodings.isEmpty()) return new RequestBody(in, false, length(lengths));
        if (!lengths.isEmpty())
            throw new RequestHead.Malformed(400, "Content-Length and Transfer-Encoding exclude each other.");
        if (encodings.size() != 1 || !encodings.getFirst().equalsIgnoreCase("chunked"))
            throw new RequestHead.Malformed(501, "The only supported transfer encoding is chunked.");
        return new RequestBody(in, true, 0);
    }

    private static long length(List<String> lengths) throws RequestHead.Malformed {
        if (lengths.isEmpty()) return 0;
        if (lengths.stream().distinct().count() != 1 || !LENGTH.matcher(lengths.getFirst()).matches())
            throw new RequestHead.Malformed(400, "Content-Length is not one number.");
        return Long.parseLong(lengths.getFirst());
    }

    boolean atEnd() {
        return end;
    }

    /** The trailers after the last chunk; empty until the body was read to its end. */
    Headers trailers() {
        return trailers;
    }

    /** Reads what the handler left unread; returns whether the connection can take another request. */
    boolean skipRest() throws IOException {
        byte[] rest = new byte[8192];
        for (long skipped = 0; !end && skipped < MOST_SKIPPED; skipped += Math.max(0, read(rest))) {}
        return end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!end && left == 0) nextChunk();
        if (end) return -1;
        int n = in.read(into, offset, (int) Math.min(length, left));
        if (n < 0) throw new Broken("The request ends within its body.");
        left -= n;
        if (left == 0 && !chunked) end = true;
        return n;
    }

    private void nextChunk() throws IOException {
        try {
            RequestHead.Lines lines = new RequestHead.Lines(in);
            if (!firstChunk && lines.next().length > 0) throw new Broken("A chunk is longer than its stated size.");
            firstChunk = false;
            byte[] line = lines.next();
            if (line == null) throw new Broken("The request ends within its body.");
            left = size(new String(line, StandardCharsets.ISO_8859_1).split(";", 2)[0].strip());
            if (left > 0) return;
            for (byte[] trailer = lines.next(); trailer != null && trailer.length > 0; trailer = lines.next())
                RequestHead.add(trailers, trailer);
            end = true;
        } catch (RequestHead.Malformed e) {
            throw new Broken(e.getMessage());
        }
    }

    private static long size(String hexadecimal) throws IOException {
        if (!SIZE.matcher(hexadecimal).matches()) throw new Broken("A chunk has no size.");
        return Long.parseLong(hexadecimal, 16);
    }
}
