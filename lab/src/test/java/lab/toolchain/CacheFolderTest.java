package lab.toolchain;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.toolchain.CacheFolder.Entry;
import lab.toolchain.CacheFolder.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ./jbang doctor --clean} offers to delete, and what it leaves alone. */
class CacheFolderTest extends WithWorkshop {

    @BeforeEach
    void addStores() throws IOException {
        Files.createDirectories(workshop.home().checkout().resolve("lab/stores"));
        Files.writeString(workshop.home().checkout().resolve("lab/stores/pom.xml"), "<project/>");
    }

    @Test
    void theBuildOfAVariantAsItStandsIsNeededAndAnOlderOneIsNot() throws IOException {
        Path older = workshop.build().folder();
        workshop.source("greeting.txt", "good morning");
        Path current = workshop.build().folder();
        assertThat(unneeded()).containsExactly(Map.entry(older, "an older build of shell"));
        assertThat(read()).filteredOn(entry -> entry.path().equals(current)).singleElement()
                .returns(Kind.BUILD, Entry::kind).returns(Files.size(current.resolve("out/app/greeting.txt"))
                        + Files.size(current.resolve("built.json")), Entry::bytes);
    }

    @Test
    void ofAVariantWhoseToolIsMissingTheLastBuildStays() throws IOException {
        Path older = workshop.build().folder();
        workshop.source("greeting.txt", "good morning");
        Path last = workshop.build().folder();
        Files.setLastModifiedTime(older.resolve("built.json"), FileTime.from(Instant.now().minusSeconds(60)));
        workshop.toolchains("sh: {probe: exit 1, install: none}\n");
        assertThat(unneeded()).containsOnlyKeys(older).doesNotContainKey(last);
    }

    @Test
    void theBuildOfAVariantThatIsGoneIsNotNeeded() throws IOException {
        Path build = workshop.build().folder();
        Files.delete(workshop.home().lambdas().resolve("variants/shell.yaml"));
        assertThat(unneeded()).containsExactly(Map.entry(build, "there is no variant shell"));
    }

    @Test
    void whatDidNotFinishIsALeftoverOnceNobodyCanBeAtItAnyMore() throws IOException {
        Path killed = old(inCache("variants/shell-0123456789ab/half"));
        Path staging = old(inCache("staging/shell-0123456789ab/half"));
        Path download = old(inCache("jbang.AbC123/half"));
        Path k6 = old(inCache("k6/.unfinished-1/half"));
        inCache("staging/shell-ba9876543210/half");
        assertThat(unneeded()).containsOnlyKeys(killed, staging, download, k6)
                .allSatisfy((path, why) -> assertThat(why).isEqualTo("it wasn't finished"));
    }

    @Test
    void storesOfOtherSourcesAndAnotherK6AreNotNeeded() throws IOException {
        Path stores = inCache("stores-0123456789ab/stores.jar");
        Path other = inCache("k6/v1.0.0/k6");
        Path taken = inCache("k6/v1.8.1/k6");
        Path needed = Files.createDirectory(StoresBuild.folder(workshop.home()));
        inCache("jupyter-1234/ready");
        Map<Path, String> unneeded = CacheFolder.read(workshop.home(), Optional.of(taken.resolve("k6")))
                .stream().filter(entry -> !entry.needed()).collect(toMap(Entry::path, Entry::unneeded));
        assertThat(unneeded).containsOnlyKeys(stores, other).doesNotContainKey(needed);
        assertThat(unneeded.get(other)).isEqualTo("races use " + taken.resolve("k6"));
    }

    @Test
    void whatAProcessWasStartedWithIsNeeded() throws Exception {
        Path build = workshop.build().folder();
        Files.delete(workshop.home().lambdas().resolve("variants/shell.yaml"));
        Process user = new ProcessBuilder("tail", "-f", build + "/out/app/greeting.txt").start();
        try {
            assertThat(unneeded()).isEmpty();
        } finally {
            user.destroyForcibly().waitFor();
        }
        assertThat(unneeded()).containsOnlyKeys(build);
    }

    @Test
    void removesUnlessSomebodyBuildsThere() throws IOException {
        Path killed = old(inCache("staging/shell-0123456789ab/half"));
        Entry leftover = read().stream().filter(entry -> entry.path().equals(killed)).findFirst().orElseThrow();
        try (FolderLock lock = FolderLock.of(workshop.home().cache().resolve("variants/shell-0123456789ab"))) {
            assertThat(CacheFolder.remove(leftover)).isFalse();
            assertThat(killed).exists();
        }
        assertThat(CacheFolder.remove(leftover)).isTrue();
        assertThat(killed).doesNotExist();
        assertThat(read()).isEmpty();
    }

    private List<Entry> read() throws IOException {
        return CacheFolder.read(workshop.home(), Optional.empty());
    }

    private Map<Path, String> unneeded() throws IOException {
        return read().stream().filter(entry -> !entry.needed()).collect(toMap(Entry::path, Entry::unneeded));
    }

    /** Makes a file. @return the folder it is in */
    private Path inCache(String file) throws IOException {
        Path path = workshop.home().cache().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "some bytes");
        return path.getParent();
    }

    private static Path old(Path folder) throws IOException {
        return Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    }
}
