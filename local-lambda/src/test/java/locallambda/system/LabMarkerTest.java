package locallambda.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabMarkerTest {

    @Test
    void thisLabLives() {
        assertThat(LabMarker.value()).startsWith(ProcessHandle.current().pid() + "-");
        assertThat(LabMarker.alive(LabMarker.value())).isTrue();
    }

    @Test
    void aNewProcessOfTheSameIdIsAnotherLab() {
        assertThat(LabMarker.alive(ProcessHandle.current().pid() + "-1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x-1", "-5", "4194305-77", "99999999999999999999-1"})
    void whatNamesNoLivingLabIsDead(String marker) {
        assertThat(LabMarker.alive(marker)).isFalse();
    }
}
