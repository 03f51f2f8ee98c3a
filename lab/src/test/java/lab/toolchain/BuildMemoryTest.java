package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;

class BuildMemoryTest extends WithWorkshop {

    private static final long TOO_MUCH_MB = 50_000_000;

    @Test
    void whatTheMachineHasIsAvailable() throws IOException {
        assertThat(BuildMemory.of(meminfo(8_000_000), List.of()).availableMb()).isEqualTo(8_192);
        assertThat(BuildMemory.here().availableMb()).isBetween(1L, TOO_MUCH_MB);
    }

    @Test
    void theTightestControlGroupCounts() throws IOException {
        Path container = group("container", "memory.max", "6000000000", "memory.current", "1000000000");
        Path free = group("container/free", "memory.max", "max", "memory.current", "1000000000");
        assertThat(BuildMemory.of(meminfo(8_000_000), List.of(free, container)).availableMb()).isEqualTo(5_000);
    }

    @Test
    void memoryThatOnlyKeepsFilesIsFree() throws IOException {
        Path second = group("v2", "memory.max", "6000000000", "memory.current", "5900000000", "memory.stat",
                "anon 1\ninactive_file 4000000000\n");
        assertThat(BuildMemory.of(meminfo(8_000_000), List.of(second)).availableMb()).isEqualTo(4_100);
        Path first = group("v1", "memory.limit_in_bytes", "6000000000", "memory.usage_in_bytes", "5900000000",
                "memory.stat", "inactive_file 1\ntotal_inactive_file 3000000000\n");
        assertThat(BuildMemory.of(meminfo(8_000_000), List.of(first)).availableMb()).isEqualTo(3_100);
    }

    @Test
    void aBuildThatNeedsMoreIsLeftOutWithReasonAndAdvice() throws IOException {
        workshop.with("artifact:", "build-memory-mb: 5500\nartifact:");
        BuildMemory memory = new BuildMemory(3_100);
        MissingTool lack = memory.lack(workshop.variant()).orElseThrow();
        assertThat(lack.reason()).isEqualTo("its build needs 5.5 GB of memory, but only 3.1 GB is free.");
        assertThat(lack.fix()).endsWith("then run ./jbang prefetch --variants shell");
        assertThat(new BuildMemory(5_500).lack(workshop.variant())).isEmpty();
    }

    @Test
    void suchABuildIsRefusedBeforeItStarts() throws IOException {
        workshop.with("artifact:", "build-memory-mb: " + TOO_MUCH_MB + "\nartifact:");
        assertThat(workshop.builder().missing(workshop.variant()).orElseThrow().tool()).isEqualTo("memory");
        assertThatThrownBy(workshop::build).isInstanceOf(Problem.class).hasMessageStartingWith("shell was not built: ");
        assertThat(workshop.inCache("variants")).isEmpty();
    }

    @Test
    void whatIsBuiltNeedsNoneAnyMore() throws IOException {
        workshop.with("artifact:", "build-memory-mb: 1\nartifact:").build();
        workshop.with("artifact:", "build-memory-mb: " + TOO_MUCH_MB + "\nartifact:");
        assertThat(workshop.builder().missing(workshop.variant())).isEmpty();
        assertThat(workshop.build().folder()).isDirectory();
    }

    private String meminfo(long availableKb) throws IOException {
        return Files.writeString(folder.resolve("meminfo"),
                "MemTotal:       24683652 kB\nMemFree:        11 kB\nMemAvailable:   " + availableKb + " kB\n")
                .toString();
    }

    private Path group(String name, String... files) throws IOException {
        Path group = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < files.length; i += 2) Files.writeString(group.resolve(files[i]), files[i + 1] + "\n");
        return group;
    }
}
