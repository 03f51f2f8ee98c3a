package lab.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelTest {

    @TempDir
    Path folder;
    private Path artifact;

    @BeforeEach
    void fill() throws IOException {
        artifact = Files.createDirectories(folder.resolve("artifact"));
        Files.createDirectories(artifact.resolve("lib"));
        Files.writeString(artifact.resolve("lib/part.txt"), "part");
        assertThat(Files.writeString(artifact.resolve("bootstrap"), "#!/bin/sh\n").toFile().setExecutable(true))
                .isTrue();
    }

    @Test
    void theSameContentGivesTheSameBytes() throws Exception {
        Parcel first = Parcel.of("sh", artifact, folder.resolve("one"));
        Thread.sleep(2_100); // a zip counts in steps of two seconds
        Files.setLastModifiedTime(artifact.resolve("bootstrap"), FileTime.from(Instant.EPOCH));
        Parcel second = Parcel.of("sh", artifact, folder.resolve("two"));
        assertThat(second.key()).isEqualTo(first.key()).startsWith("sh-").endsWith(".zip");
        assertThat(second.zip()).hasSameBinaryContentAs(first.zip());
    }

    @Test
    void otherContentGivesAnotherKey() throws IOException {
        String key = Parcel.of("sh", artifact, folder).key();
        Files.writeString(artifact.resolve("lib/part.txt"), "another");
        assertThat(Parcel.of("sh", artifact, folder).key()).isNotEqualTo(key);
    }

    @Test
    void whatWasExecutableIsSoWhereItIsUnpacked() throws Exception {
        Parcel parcel = Parcel.of("sh", artifact, folder);
        Process list = new ProcessBuilder("python3", "-c",
                "import sys, zipfile\nfor i in zipfile.ZipFile(sys.argv[1]).infolist(): print(oct(i.external_attr >> "
                        + "16)[-3:], i.filename)",
                parcel.zip().toString()).redirectErrorStream(true).start();
        assertThat(list.inputReader().readAllLines()).contains("755 bootstrap", "644 lib/part.txt");
    }
}
