package locallambda.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import locallambda.system.Problem;

/**
 * The log file of a function: whole lines of its environments and the platform's lines about them, in the order of
 * arrival.
 */
public final class FunctionLog implements AutoCloseable {

    private final OutputStream file;

    /** @throws Problem if {@code file} cannot be written */
    public FunctionLog(Path file) {
        try {
            this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Problem("The function log " + file + " cannot be written: " + e.getMessage() + ".",
                    "Give the lab a folder that it may write to.", e);
        }
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
