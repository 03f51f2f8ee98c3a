package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lab.Home;
import locallambda.system.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lambdas/tools/native-image} with a cache of its own. */
class NativeImagePartsTest {

    @TempDir
    Path folder;
    private Path tool;

    @BeforeEach
    void copyTheTool() throws IOException {
        Path real = Home.find().lambdas().resolve("tools/native-image");
        try (Stream<Path> files = Files.walk(real)) {
            Folders.copy(real, folder.resolve("tool"), files.filter(Files::isRegularFile).toList());
        }
        tool = folder.resolve("tool/native-image-parts");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() {
        assumeTrue(possible(), "it can be put together on Linux x86-64 with a JDK 25, Maven and gcc");
        Shell.Result result = Shell.run("LAMBDA_RACE_CACHE=/dev/null/cache " + tool + " bring", folder);
        assertThat(result.output().lines()).singleElement().asString()
                .startsWith("The cache folder /dev/null/cache cannot be written: ").contains("LAMBDA_RACE_CACHE");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    @Tag("long")
    void aFileThatIsNotThePinnedOneIsRefused() throws IOException {
        assumeTrue(possible(), "it can be put together on Linux x86-64 with a JDK 25, Maven and gcc");
        Path checksums = folder.resolve("tool/checksums.txt");
        Files.writeString(checksums,
                Files.readString(checksums).replaceFirst("(?m)^\\w{8}(\\w+  word-)", "00000000$1"));
        Shell.Result result = bring();
        assertThat(result.output().lines()).singleElement().asString()
                .matches("word-[\\d.]+jar does not have its pinned checksum, so it was not used\\. .*");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("cache")).isDirectoryNotContaining(path -> Files.isDirectory(path));
    }

    @Test
    @Tag("long")
    void aFullDiskIsToldInASentence() {
        assumeTrue(possible(), "it can be put together on Linux x86-64 with a JDK 25, Maven and gcc");
        String small = "mkdir cache && mount -t tmpfs -o size=%dm none cache ";
        assumeTrue(Shell.run("unshare -m sh -c '" + small.formatted(1) + "'; rmdir cache", folder).exitCode() == 0,
                "only root can make a disk that is small");
        for (int megabytes : List.of(20, 100)) {
            Shell.Result result = Shell.run("unshare -m sh -c '" + small.formatted(megabytes)
                    + "&& LAMBDA_RACE_CACHE=$PWD/cache " + tool + " bring'; code=$?; rmdir cache; exit $code", folder);
            assertThat(result.output().lines()).singleElement().asString().contains("No space left on device");
            assertThat(result.exitCode()).isEqualTo(1);
        }
    }

    @Test
    @Tag("long")
    void twoThatBringItAtTheSameTimeGetTheSame() {
        assumeTrue(possible(), "it can be put together on Linux x86-64 with a JDK 25, Maven and gcc");
        CompletableFuture<Shell.Result> other = CompletableFuture.supplyAsync(this::bring);
        assertThat(bring().exitCode()).isZero();
        assertThat(other.join()).isEqualTo(new Shell.Result(0, ""));
        assertThat(run("try").output()).matches("(?s)native-image 25[\\d.]+\nGraalVM Runtime Environment assembled.*");
        Path home = Path.of(run("where").output().strip());
        assertThat(home).startsWith(folder.resolve("cache")).isDirectory();
        assertThat(Shell.run("ls " + folder.resolve("cache"), folder).output()).doesNotContain("unfinished");
    }

    private Shell.Result bring() {
        return run("bring");
    }

    private Shell.Result run(String verb) {
        return Shell.run("LAMBDA_RACE_CACHE=" + folder.resolve("cache") + " " + tool + " " + verb, folder);
    }

    private boolean possible() {
        return Shell.run("[ \"$(uname -sm)\" = 'Linux x86_64' ] && command -v mvn gcc ar nm && "
                + "grep '^JAVA_VERSION=\"25' \"$JAVA_HOME/release\"", folder).exitCode() == 0;
    }
}
