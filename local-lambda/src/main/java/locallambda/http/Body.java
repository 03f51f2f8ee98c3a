package locallambda.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads request bodies up to a limit. The rest of a longer body is read and ignored, because clients read an answer
 * only after they have sent everything.
 */
public final class Body {

    /** More than this is not read on for the sake of a polite refusal. */
    private static final long PATIENCE = 64L << 20;

    private Body() {}

    /** @return empty if there are more than {@code limit} bytes */
    public static Optional<byte[]> read(InputStream in, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length <= limit) return Optional.of(bytes);
        drain(in);
        return Optional.empty();
    }

    public static void drain(InputStream in) throws IOException {
        byte[] rest = new byte[1 << 16];
        long total = 0;
        for (int n; total < PATIENCE && (n = in.read(rest)) >= 0;) total += n;
    }
}
