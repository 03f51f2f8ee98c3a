package lab.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {

    @TempDir
    Path here;

    @Test
    void hereAndMemory() {
        assertThat(new Placeholders(here, 512).fill("${here}/run ${memory} ${memory}"))
                .isEqualTo(here + "/run 512 512");
    }

    @Test
    void theHeapIsWhatTheManagedRuntimesTake() {
        assertThat(new Placeholders(here, 512).fill("-Xmx${heap-kb}k")).isEqualTo("-Xmx445645k");
        assertThat(new Placeholders(here, 128).fill("-Xmx${heap-kb}k")).isEqualTo("-Xmx111411k");
    }

    @Test
    void jarsAreSortedByName() throws IOException {
        Path lib = Files.createDirectories(here.resolve("artifact/lib"));
        for (String file : new String[] {"b.jar", "a.jar", "notes.txt"}) Files.createFile(lib.resolve(file));
        assertThat(new Placeholders(here, 512).fill("x:${jars:artifact/lib}"))
                .isEqualTo("x:" + lib.resolve("a.jar") + ":" + lib.resolve("b.jar"));
    }

    @Test
    void aVariableOfTheShellIsNone() {
        assertThat(new Placeholders(here, 512).fill("$HOME $$")).isEqualTo("$HOME $$");
    }
}
