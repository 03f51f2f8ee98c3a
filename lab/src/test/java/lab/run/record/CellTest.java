package lab.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

class CellTest {

    @Test
    void aVariantMayHaveHyphensAndDigits() {
        assertThat(Cell.parse("java-21-jvm-512-warm")).contains(new Cell("java-21-jvm", 512, Kind.WARM));
    }

    @Test
    void unlimitedMemoryIsZero() {
        assertThat(Cell.parse("rust-unlimited-cold")).contains(new Cell("rust", 0, Kind.COLD));
    }

    @Test
    void otherFoldersAreNoCells() {
        assertThat(Cell.parse("rust-512")).isEmpty();
        assertThat(Cell.parse(".unfinished-1")).isEmpty();
    }
}
