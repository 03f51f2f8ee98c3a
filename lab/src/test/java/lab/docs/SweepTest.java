package lab.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    @TempDir
    Path one;
    @TempDir
    Path other;

    @Test
    void severalRunsBecomeOneTable() throws IOException {
        Map<String, Speed> speeds = new LinkedHashMap<>(MadeUpRun.usual());
        speeds.put("python-rust", new Speed(130, 6, 1.1, 4.2, 40));
        MadeUpRun.write(one, speeds, List.of(512), 20, 200);
        MadeUpRun.write(other, speeds, List.of(1024), 20, 200);
        assertThat(Sweep.of(List.of(one, other)).text().lines().filter(line -> line.contains("python-rust"))).hasSize(2)
                .anyMatch(line -> line.contains("512 MB"))
                .anyMatch(line -> line.contains("1,024 MB") || line.contains("1024 MB"))
                .allMatch(line -> line.contains("%"));
    }

    @Test
    void aPageHasTheSameWithWhereItWasMeasured() throws IOException {
        Map<String, Speed> speeds = new LinkedHashMap<>(MadeUpRun.usual());
        speeds.put("python-rust", new Speed(130, 6, 1.1, 4.2, 40));
        MadeUpRun.write(Files.createDirectories(one.resolve("results/a")), speeds, List.of(512), 20, 200);
        assertThat(PageTables.filled(one, "before\n<!-- sweep results/a -->\nold\n<!-- /sweep -->\nafter\n").lines())
                .startsWith("before").anyMatch(line -> line.startsWith("| python-rust | python |"))
                .anyMatch(line -> line.startsWith("*512 MB; ")).doesNotContain("old").endsWith("after");
    }

    @Test
    void runsWithoutHybridsSaySo() throws IOException {
        MadeUpRun.quick(one);
        assertThatThrownBy(() -> Sweep.of(List.of(one, one))).isInstanceOf(Problem.class)
                .hasMessageContaining("None of these runs contains a hybrid");
    }
}
