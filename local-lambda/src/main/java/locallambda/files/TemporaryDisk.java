package locallambda.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import locallambda.system.LoopDevice;
import locallambda.system.SparseFile;
import locallambda.system.SystemTool;

/**
 * A separate file system for the temporary files of one environment. As on AWS, it is full when the function's size of
 * {@code /tmp} is used up. It is a file on this machine's disk, and the file takes only the space that its contents
 * need.
 */
final class TemporaryDisk implements AutoCloseable {

    /** What the file system itself takes: a part that grows with its size, and a reserve of its own. */
    private static final int OVERHEAD_PERCENT = 2, OVERHEAD_MB = 10;
    /** Empty ones by their size in MB, which have no names, because making one takes longer than copying one. */
    private static final Map<Integer, SparseFile> EMPTY = new HashMap<>();

    private final Path image;
    private final LoopDevice device;

    private TemporaryDisk(Path image) throws IOException {
        this.image = image;
        this.device = LoopDevice.of(image);
    }

    /**
     * An empty one.
     *
     * @param image the file, which does not exist yet
     * @throws IOException if this machine cannot have such a disk
     */
    static TemporaryDisk of(Path image, int sizeMb) throws IOException {
        empty(sizeMb).copyTo(image);
        return new TemporaryDisk(image);
    }

    /** A new disk with the same files. This disk must not be mounted during the copy. */
    TemporaryDisk copy(Path other) throws IOException {
        try (SparseFile written = SparseFile.open(image)) {
            written.copyTo(other);
        }
        return new TemporaryDisk(other);
    }

    /** The device to mount. It can be mounted any number of times. */
    Path device() {
        return device.path();
    }

    @Override
    public void close() {
        device.close();
        image.toFile().delete();
    }

    private static synchronized SparseFile empty(int sizeMb) throws IOException {
        SparseFile known = EMPTY.get(sizeMb);
        if (known != null) return known;
        Path file = Files.createTempFile(TemporaryFolders.parent(), "lambda-race-disk-", "");
        try {
            try (RandomAccessFile sized = new RandomAccessFile(file.toFile(), "rw")) {
                sized.setLength((long) sizeMb * (100 + OVERHEAD_PERCENT) / 100 + OVERHEAD_MB << 20);
            }
            format(file);
            SparseFile made = SparseFile.open(file);
            EMPTY.put(sizeMb, made);
            return made;
        } finally {
            Files.delete(file);
        }
    }

    /** Without a journal, because it never outlives its environment. */
    private static void format(Path file) throws IOException {
        Path tool = SystemTool.find("mke2fs", "e2fsprogs");
        Process process = new ProcessBuilder(tool.toString(), "-q", "-F", "-t", "ext4", "-m", "0", "-O",
                "^has_journal,^resize_inode", "-E", "lazy_itable_init=1,nodiscard", file.toString())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) throw new IOException("mke2fs failed: " + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }
}
