package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lab.run.Faulty;
import lab.run.MadeUpRun;
import lab.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTableTest {

    @TempDir
    Path folder;

    @Test
    void theFastestIsNamed() throws IOException {
        MadeUpRun.write(folder, MadeUpRun.usual(), List.of(512), 3, 20);
        assertThat(new PreviewTable(Run.open(folder)).text()).contains("rust starts fastest so far")
                .doesNotContain("errors");
    }

    @Test
    void aVariantThatAnswersWronglyIsNot() throws IOException {
        MadeUpRun.write(folder, MadeUpRun.usual(), List.of(512), 3, 20);
        Faulty.cell(folder, "rust", 512, "invalid answer");
        assertThat(new PreviewTable(Run.open(folder)).text()).doesNotContain("rust starts", "rust  ")
                .contains(" starts fastest so far").endsWith("calls failed (invalid answer).")
                .contains("Left out because of errors: rust at 512 MB");
    }
}
