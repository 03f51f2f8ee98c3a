package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;

/** Builds that fail, stop or are killed: each says why, and none leaves something that looks finished. */
class Builder_FailTest extends WithWorkshop {

    @Test
    void aFailingCommandIsNamedWithItsExitCodeAndItsLastWords() throws IOException {
        workshop.building("echo so far so good", "echo the disk is made of cheese; exit 7", "touch never");
        Problem problem = catchThrowableOfType(Problem.class, workshop::build);
        assertThat(problem).hasMessageContaining("The build of shell failed").hasMessageContaining("exit code 7")
                .hasMessageContaining("exit 7\"").hasMessageContaining("\n  the disk is made of cheese");
        assertThat(problem.next()).contains(folder.resolve("cache/staging").toString());
        assertThat(workshop.inCache("staging")).singleElement().asString().endsWith(".log");
        assertThat(workshop.inCache("variants")).isEmpty();
    }

    @Test
    void aCommandOfSeveralStepsStopsAtTheFirstThatFails() throws IOException {
        workshop.with("mkdir -p out/app", "|\n    false\n    mkdir -p out/app");
        assertThatThrownBy(workshop::build).isInstanceOf(Problem.class).hasMessageContaining("ended with exit code 1");
    }

    @Test
    void afterAFailureTheMendedVariantIsBuilt() throws IOException {
        workshop.building("test -f missing.txt", "mkdir -p out/app");
        assertThatThrownBy(workshop::build).isInstanceOf(Problem.class);
        workshop.source("missing.txt", "here");
        assertThat(workshop.build().folder()).isDirectory();
    }

    @Test
    void aPromisedFolderThatIsNotThereIsNamed() throws IOException {
        workshop.building("mkdir other");
        assertThatThrownBy(workshop::build).isInstanceOf(Problem.class)
                .hasMessageContaining("didn't create the \"out/app\" folder, which the variant's `artifact` field");
        assertThat(workshop.inCache("variants")).isEmpty();
    }

    @Test
    void aStoppedBuildEndsWithAllItStarted() throws Exception {
        Path mark = folder.resolve("pid");
        workshop.building("(sleep 300 & echo $! > " + mark + "; wait)");
        AtomicReference<Throwable> fault = new AtomicReference<>();
        Thread build = Thread.ofPlatform().start(() -> fault.set(catchThrowable(workshop::build)));
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(mark) && Files.size(mark) > 0);
        ProcessHandle sleep = ProcessHandle.of(Long.parseLong(Files.readString(mark).strip())).orElseThrow();
        build.interrupt();
        assertThat(build.join(Duration.ofSeconds(10))).isTrue();
        assertThat(fault.get()).isInstanceOf(Problem.class).hasMessageContaining("stopped");
        await().atMost(Duration.ofSeconds(5)).until(() -> !sleep.isAlive());
        assertThat(workshop.builder().cached(workshop.variant())).isEmpty();
    }

    @Test
    void aKilledBuildLeavesNothingHalfDoneAndTheNextClearsUp() throws Exception {
        Path mark = folder.resolve("mark");
        workshop.building("touch half-done", "test -f " + folder.resolve("go") + " || (touch " + mark + "; sleep 300)",
                "mkdir -p out/app");
        Process lab = OtherLab.start(folder);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(mark));
            assertThat(workshop.inCache("staging")).isNotEmpty();
        } finally {
            lab.descendants().forEach(ProcessHandle::destroyForcibly);
            lab.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
        assertThat(workshop.builder().cached(workshop.variant())).isEmpty();
        Path unfinished =
                Files.createDirectories(folder.resolve("cache/variants/gone-0123456789ab/artifact")).getParent();
        Files.createFile(folder.resolve("go"));
        assertThat(workshop.build().folder().resolve("out/app")).isDirectory();
        assertThat(unfinished).doesNotExist();
        assertThat(workshop.inCache("staging")).isEmpty();
    }
}
