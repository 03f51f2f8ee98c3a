package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import testing.Checkout;
import testing.LeavesNoBuilds;

/** What stops a race before it measures: a sentence, an exit code, and nothing that the next one takes for finished. */
class InterruptedBuildTest {

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    @TempDir
    Path folder;
    @TempDir
    Path results;
    private Map<String, String> environment;
    private Path cache;

    /** A variant whose build takes forever, or writes a megabyte, until a file says that it may end. */
    @BeforeEach
    void addAVariant() {
        Checkout checkout = Checkout.in(folder).variant("slow", "run.sh", "exec sleep 300", """
                name: slow
                title: Slow to build
                folder: slow
                needs: []
                build:
                  - mkdir artifact && cp run.sh artifact/
                  - test -e %1$s/go || dd if=/dev/zero of=artifact/big bs=1M count=1
                  - test -e %1$s/go || sleep 300
                artifact: artifact
                start: sh artifact/run.sh
                hello: true
                """.formatted(folder));
        environment = checkout.environmentApart();
        cache = Path.of(environment.get("LAMBDA_RACE_CACHE"));
    }

    @Test
    void ctrlCWhileAVariantIsBuiltLeavesNothingAndTheNextRaceBuildsIt() throws IOException {
        try (Script race = race()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !race.running() || race.runs("sleep 300"));
            assertThat(race.output()).contains("Building slow");
            race.endsCleanlyOnCtrlC();
            assertThat(race.output()).contains("Stopped before the first measurement.").doesNotContain("\tat ");
        }
        assertThat(builds()).isEmpty();
        assertThat(results).isEmptyDirectory();
        Files.createFile(folder.resolve("go"));
        try (Script race = race()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !race.running() || race.output().contains("Built slow"));
            assertThat(builds()).as(race.output()).hasSize(1);
        }
    }

    @Test
    void afterCtrlCNoOtherVariantIsBuilt() throws IOException {
        Path slow = folder.resolve("lambdas/variants/slow.yaml");
        Files.writeString(slow.resolveSibling("slower.yaml"),
                Files.readString(slow).replace("name: slow\n", "name: slower\n"));
        try (Script race = race("slow,slower")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !race.running() || race.runs("sleep 300"));
            race.endsCleanlyOnCtrlC();
            assertThat(race.output()).contains("Building slow (").doesNotContain("Building slower", "Without",
                    "The command was stopped.").endsWith("Stopped before the first measurement.\n");
        }
        assertThat(builds()).isEmpty();
    }

    @Test
    void afterCtrlCNoOtherWayToInstallAToolIsTried() throws IOException {
        Path slow = folder.resolve("lambdas/variants/slow.yaml");
        Files.writeString(slow, Files.readString(slow).replace("needs: []", """
                needs: [own]
                tools:
                  own: {probe: exit 1, bring: [sleep 300, echo other], install: get it}"""));
        try (Script race = race()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> !race.running() || race.runs("sleep 300"));
            race.endsCleanlyOnCtrlC();
            assertThat(race.output()).contains("Installing own").doesNotContain("echo other", "couldn't be installed")
                    .endsWith("Stopped before the first measurement.\n");
        }
    }

    @Test
    void aFullCacheIsNamed() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount a disk of 64 KB");
        Path staging = Files.createDirectories(cache.resolve("staging"));
        List<String> mount = List.of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", staging.toString());
        assumeTrue(new ProcessBuilder(mount).start().waitFor() == 0, "no disk can be mounted here");
        try (Script race = race()) {
            assertThat(race.await(60)).as(race.output()).isNotZero();
            assertThat(race.output()).containsIgnoringCase("no space left").contains("The build of slow failed")
                    .doesNotContain("\tat ");
            assertThat(builds()).isEmpty();
        } finally {
            new ProcessBuilder("umount", staging.toString()).inheritIO().start().waitFor();
        }
    }

    @Test
    void aMachineOnWhichItDoesNotRunIsNamed() throws IOException {
        Files.createFile(folder.resolve("go"));
        environment = Stream.of(environment, Map.of("JAVA_TOOL_OPTIONS", "-Dos.arch=riscv64"))
                .flatMap(each -> each.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        try (Script race = race()) {
            assertThat(race.await(60)).as(race.output()).isNotZero();
            assertThat(race.output()).contains("It runs on Linux x86-64").doesNotContain("\tat ");
            assertThat(results).isEmptyDirectory();
        }
    }

    private Script race() {
        return race("slow");
    }

    private Script race(String variants) {
        return Script.start("race", environment, "--profile", "smoke", "--variants", variants, "--payload",
                "{\"hello\": true}", "--out", results.toString());
    }

    private List<Path> builds() throws IOException {
        if (!Files.isDirectory(cache.resolve("variants"))) return List.of();
        try (Stream<Path> all = Files.list(cache.resolve("variants"))) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}
