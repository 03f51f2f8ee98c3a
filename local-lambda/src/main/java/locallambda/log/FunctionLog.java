package locallambda.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import locallambda.system.Problem;

/**
 * The log of a function, {@code NAME.log}: whole lines of its environments and the platform's lines about them, in the
 * order of arrival. As in CloudWatch, each environment has a log stream of its own, whose name is the environment's id.
 */
public final class FunctionLog implements AutoCloseable {

    private final String function;
    private final OutputStream file;
    private final AtomicInteger streams = new AtomicInteger();

    /** @throws Problem if the file cannot be created in {@code folder} */
    public FunctionLog(Path folder, String function) {
        this.function = function;
        Path path = folder.resolve(function + ".log");
        try {
            this.file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Problem("The function log " + path + " can't be written: " + e.getMessage() + ".",
                    "Choose a folder that the lab can write to.", e);
        }
    }

    /** The id of the next environment. If a function replaces another one of the same name, the numbers continue. */
    public String nextStream() {
        return function + "/" + streams.incrementAndGet();
    }

    synchronized void append(byte[] lines) {
        if (lines.length == 0) return;
        try {
            file.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
