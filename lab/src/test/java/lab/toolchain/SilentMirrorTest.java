package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.Home;
import lab.variant.Toolchain;
import lab.variant.Variants;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testing.SilentHost;

/** Tools that are installed, on a machine whose mirrors do not answer. */
@Tag("long")
class SilentMirrorTest {

    /** Ten seconds for the host, and some for the tool itself on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;
    private SilentHost silent;

    @BeforeEach
    void mavenAsksTheSilentHostToo() throws IOException {
        silent = new SilentHost();
        Files.createDirectories(folder.resolve(".m2"));
        Files.writeString(folder.resolve(".m2/settings.xml"), """
                <settings><mirrors><mirror>
                <id>silent</id><mirrorOf>*</mirrorOf><url>%s</url>
                </mirror></mirrors></settings>
                """.formatted(silent.url()));
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            python3 | PIP_INDEX_URL=URL PIP_FIND_LINKS= python3 -m pip download --no-deps nothing
            mvn     | mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get -Dartifact=no:thing:1
            cargo   | CARGO_HOME=cargo cargo install --index sparse+URL nothing
            """)
    void aDownloadEndsSoon(String tool, String command) {
        assumeTrue(Shell.run("command -v " + tool, folder).exitCode() == 0, tool + " is not here");
        long start = System.nanoTime();
        Shell.Result result = Shell.run(onSilentMirrors() + command.replace("URL", silent.url()), folder);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(result.output()).isLessThan(SOON);
        assertThat(result.exitCode()).as(result.output()).isNotZero();
    }

    @Test
    void packagesOfNodeAreGivenUpSoon() throws IOException {
        assumeTrue(Shell.run("command -v npm timeout", folder).exitCode() == 0, "npm is not here");
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.writeString(sources.resolve("package.json"), "{\"dependencies\": {\"nothing\": \"1.0.0\"}}");
        Files.writeString(sources.resolve("package-lock.json"), "{\"lockfileVersion\": 3, \"packages\": {}}");
        Files.writeString(sources.resolve(".npmrc"), "registry=" + silent.url() + "\n");
        Home home = new Home(folder, folder.resolve("cache"));
        long start = System.nanoTime();
        assertThatThrownBy(() -> NodePackages.install(home, "nothing", sources, line -> {}))
                .isInstanceOf(Problem.class).hasMessageContaining("npm couldn't install")
                .hasMessageNotContaining("gave no reason");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    @Test
    void withoutAnyMirrorGraalVmIsLeftOutWithASentenceForEachWay() {
        List<String> said = bring("graalvm");
        assumeTrue(!said.isEmpty(), "this machine has a native-image on PATH");
        assertThat(said).hasSize(4);
        assertThat(said.get(0)).startsWith("Installing graalvm into the cache (");
        assertThat(said.get(1)).contains(" couldn't be installed in this way: ").hasSizeLessThan(400);
        assertThat(said.get(3)).contains(
                " couldn't be installed in this way: The parts of native-image could not be downloaded: ");
    }

    @Test
    void withoutAMirrorOfDebianCriuIsLeftOutWithASentence() {
        assumeTrue(Shell.run("command -v apt-get", folder).exitCode() == 0, "only Debian and Ubuntu have packages");
        List<String> said = bring("criu");
        assumeTrue(!said.isEmpty(), "this machine has a CRIU of its own");
        assertThat(said).hasSize(2).last().asString()
                .contains(" couldn't be installed in this way: criu cannot be downloaded from ");
    }

    /** What is said when a tool is installed; nothing has been installed before. */
    private List<String> bring(String name) {
        Path lambdas = Home.find().lambdas();
        Toolchain real = Variants.toolchains(lambdas).get(name);
        Toolchain here = new Toolchain(null, onSilentMirrors() + real.probe(), real.version(), real.atLeast(), "",
                real.bring().stream().map(way -> onSilentMirrors() + way).toList(), real.why(), real.install());
        List<String> said = new ArrayList<>();
        long start = System.nanoTime();
        new Toolchains(lambdas).add(name, here, said::add);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(said.toString())
                .isLessThan(SOON.multipliedBy(Math.max(1, here.bring().size())));
        return said;
    }

    private String onSilentMirrors() {
        return """
                export HOME=%1$s LAMBDA_RACE_CACHE=%1$s/cache GRAALVM_HOME= JBANG_DIR=
                export http_proxy=%2$s https_proxy=%2$s MAVEN_OPTS="$MAVEN_OPTS -Duser.home=%1$s"
                """.formatted(folder, silent.url());
    }
}
