package lab.run.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellNameTest {

    @Test
    void aVariantMayHaveHyphensAndDigits() {
        assertThat(CellName.parse("java-21-jvm-512-warm")).contains(new CellName("java-21-jvm", 512, "warm"));
    }

    @Test
    void unlimitedMemoryIsZero() {
        assertThat(CellName.parse("rust-unlimited-cold")).contains(new CellName("rust", 0, "cold"));
    }

    @Test
    void otherFoldersAreNoCells() {
        assertThat(CellName.parse("rust-512")).isEmpty();
        assertThat(CellName.parse(".unfinished-1")).isEmpty();
    }
}
