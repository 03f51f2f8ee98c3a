package locallambda.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies large files that are mostly holes: what is in them is copied, and holes stay holes. Source: lseek(2). */
public final class SparseFile implements AutoCloseable {

    private static final int FROM_START = 0, FROM_END = 2, DATA = 3, HOLE = 4;

    private final int file;

    private SparseFile(int file) {
        this.file = file;
    }

    /** It can be copied as long as it is open, even after its name was deleted. */
    public static SparseFile open(Path path) throws IOException {
        return new SparseFile(LinuxCalls.open(path.toString(), LinuxCalls.READ_ONLY));
    }

    /** @param copy a new file on the same disk */
    public synchronized void copyTo(Path copy) throws IOException {
        Files.createFile(copy);
        int to = LinuxCalls.open(copy.toString(), LinuxCalls.WRITE_ONLY);
        try {
            long size = LinuxCalls.seek(file, 0, FROM_END);
            LinuxCalls.setSize(to, size);
            for (long data = LinuxCalls.seek(file, 0, DATA); data >= 0; data = LinuxCalls.seek(file, data, DATA)) {
                long hole = LinuxCalls.seek(file, data, HOLE);
                LinuxCalls.seek(file, data, FROM_START);
                LinuxCalls.seek(to, data, FROM_START);
                for (long n = 1; data < hole && n > 0; data += n) n = LinuxCalls.copy(file, to, hole - data);
            }
        } finally {
            LinuxCalls.close(to);
        }
    }

    @Override
    public void close() {
        LinuxCalls.close(file);
    }
}
