package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lab.run.record.Machine;
import lab.run.stats.Interval;
import locallambda.files.FileIsolation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBenchTest {

    @TempDir
    Path scratch;

    @Test
    @Tag("long")
    void aCopyOfMoreFilesTakesLongerAndAllHaveIntervals() throws Exception {
        List<BenchFigure> figures = FilesBench.measure(scratch);
        assertThat(figures).hasSize(9)
                .allSatisfy(each -> assertThat(each.interval().low()).isLessThanOrEqualTo(each.value()));
        if (FileIsolation.canHide())
            assertThat(value(figures, "100 MB in /tmp: copy of /tmp, p50"))
                    .isGreaterThan(value(figures, "0 MB in /tmp: copy of /tmp, p50"));
        assertThat(scratch.resolve("task")).isEmptyDirectory();
    }

    @Test
    void aFigureIsOneLineWithItsInterval() {
        BenchFigure figure = new BenchFigure("0 MB in /tmp: mounts, p50", 2.5, "ms", 50, "a private folder",
                new Interval(2, 3));
        assertThat(new BenchTables(new BenchRecord("2026-11-25T18:00:00Z", Machine.here(), "none", List.of(figure)))
                .files()).contains("| 0 MB in /tmp: mounts, p50 | 2.50 (2.00–3.00) | a private folder |",
                        "n = 50");
    }

    private static double value(List<BenchFigure> figures, String name) {
        return figures.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow().value();
    }
}
