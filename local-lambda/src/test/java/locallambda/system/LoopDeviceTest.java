package locallambda.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import locallambda.files.FileIsolation;
import locallambda.files.TemporaryFolders;
import org.junit.jupiter.api.Test;

class LoopDeviceTest {

    private static final int NUMBERS = 20;

    @Test
    void closedTwiceItLeavesTheNextFilesOpen() throws IOException {
        assumeTrue(FileIsolation.limitsSize(), FileIsolation.describe());
        Path image = Files.createTempFile(TemporaryFolders.parent(), "loop-device-", "");
        try {
            Files.write(image, new byte[1 << 20]);
            LoopDevice device = LoopDevice.of(image);
            device.close();
            List<FileChannel> next = new ArrayList<>();
            for (int i = 0; i < NUMBERS; i++) next.add(FileChannel.open(image)); // one gets the number that is free now
            device.close();
            for (FileChannel each : next) {
                assertThat(each.read(ByteBuffer.allocate(1))).isEqualTo(1);
                each.close();
            }
        } finally {
            Files.delete(image);
        }
    }
}
