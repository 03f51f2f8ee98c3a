package locallambda.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process writes to standard output and error: a file without a name. When an answer arrives, the file already
 * contains everything that was written before it. The reader of a pipe could not guarantee that.
 */
public final class ProcessOutput implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    public ProcessOutput(Path folder) {
        try {
            file = Files.createTempFile(folder, ".output-", "");
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its file, as long as it has a name. */
    public Path path() {
        return file;
    }

    /**
     * Deletes the file's name once the process has the file open, so that nothing stays behind when the lab is killed.
     */
    public void forgetName() throws IOException {
        Files.deleteIfExists(file);
    }

    /** How much was written so far, in bytes. */
    public long size() {
        try {
            return channel.isOpen() ? channel.size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written between two positions, or as much of it as is there. */
    public byte[] read(long from, long to) {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, to - from));
        try {
            while (bytes.hasRemaining() && channel.isOpen() && channel.read(bytes, from + bytes.position()) > 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] read = new byte[bytes.position()];
        bytes.flip().get(read);
        return read;
    }

    @Override
    public void close() {
        try {
            forgetName();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
