package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipSizeTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void whatDoesNotCompressKeepsItsSize() throws IOException {
        byte[] noise = new byte[MEGABYTE];
        new Random(1).nextBytes(noise);
        Files.write(Files.createDirectories(folder.resolve("deep/er")).resolve("noise"), noise);
        assertThat(ZipSize.of(folder)).isBetween((long) MEGABYTE, MEGABYTE + 2_000L);
    }

    @Test
    void whatCompressesCountsLess() throws IOException {
        Files.write(folder.resolve("zeros"), new byte[MEGABYTE]);
        assertThat(ZipSize.of(folder)).isLessThan(MEGABYTE / 100);
    }
}
