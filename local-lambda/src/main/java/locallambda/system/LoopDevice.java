package locallambda.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A file as a block device, for as long as this process has it open and something has it mounted: a lab that is killed
 * leaves none behind. Source: loop(4). Needs root.
 */
public final class LoopDevice implements AutoCloseable {

    private static final String CONTROL = "/dev/loop-control";
    private static final long GET_FREE = 0x4C82;
    private static final long CONFIGURE = 0x4C0A;
    /** C's {@code struct loop_config}: sizes and places in bytes. */
    private static final int CONFIG = 304, BLOCK_SIZE_AT = 4, FLAGS_AT = 60;
    private static final int FREE_ITSELF = 4;
    private static final int BLOCK_SIZE = 4096;
    /** Another process may take the device that was free a moment ago. */
    private static final int ATTEMPTS = 20;

    private static final int CLOSED = -1;

    private final int number;
    private int file;

    private LoopDevice(int number, int file) {
        this.number = number;
        this.file = file;
    }

    /** @throws IOException if this machine has no loop devices, or this process may not use them */
    public static LoopDevice of(Path image) throws IOException {
        int control = LinuxCalls.open(CONTROL, LinuxCalls.READ_WRITE);
        int backing = -1;
        try {
            backing = LinuxCalls.open(image.toString(), LinuxCalls.READ_WRITE);
            for (int left = ATTEMPTS;; left--) {
                int number = LinuxCalls.ioctl(control, GET_FREE, ByteBuffer.allocateDirect(8));
                int file = LinuxCalls.open(path(number), LinuxCalls.READ_WRITE);
                try {
                    LinuxCalls.ioctl(file, CONFIGURE, config(backing));
                    return new LoopDevice(number, file);
                } catch (IOException e) {
                    LinuxCalls.close(file);
                    if (left == 0) throw e;
                }
            }
        } finally {
            LinuxCalls.close(backing);
            LinuxCalls.close(control);
        }
    }

    private static ByteBuffer config(int backing) {
        return ByteBuffer.allocateDirect(CONFIG).order(ByteOrder.nativeOrder()).putInt(0, backing)
                .putInt(BLOCK_SIZE_AT, BLOCK_SIZE).putInt(FLAGS_AT, FREE_ITSELF);
    }

    public Path path() {
        return Path.of(path(number));
    }

    private static String path(int number) {
        return "/dev/loop" + number;
    }

    /**
     * The device is gone when nothing has it mounted any more. A second call does nothing, because another file may
     * have its descriptor by then.
     */
    @Override
    public synchronized void close() {
        LinuxCalls.close(file);
        file = CLOSED;
    }
}
