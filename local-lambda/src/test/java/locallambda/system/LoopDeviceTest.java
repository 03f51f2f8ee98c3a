package locallambda.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import locallambda.files.FileIsolation;
import locallambda.files.TemporaryFolders;
import org.junit.jupiter.api.Test;

class LoopDeviceTest {

    @Test
    void closedTwiceItLeavesTheNextFileOpen() throws IOException {
        assumeTrue(FileIsolation.limitsSize(), FileIsolation.describe());
        Path image = Files.createTempFile(TemporaryFolders.parent(), "loop-device-", "");
        try {
            Files.write(image, new byte[1 << 20]);
            LoopDevice device = LoopDevice.of(image);
            device.close();
            try (FileChannel next = FileChannel.open(image)) { // gets the number that has become free
                device.close();
                assertThat(next.read(ByteBuffer.allocate(1))).isEqualTo(1);
            }
        } finally {
            Files.delete(image);
        }
    }
}
