package lab.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    @Test
    void theManagedRuntimeStopsAtC1AndSnapStartDoesNot() {
        assertThat(JvmOptions.of(Way.JVM, "")).contains("-XX:+UseSerialGC", JvmOptions.C1);
        assertThat(JvmOptions.of(Way.SNAPSTART, "")).contains("-XX:+UseSerialGC").doesNotContain(JvmOptions.C1);
    }

    @Test
    void theUsersOptionReplacesTheRuntimes() {
        String options = JvmOptions.of(Way.JVM, "-XX:TieredStopAtLevel=4 -XX:+UseParallelGC -Xmx100m");
        assertThat(options).doesNotContain("TieredStopAtLevel", "SerialGC", "MaxHeapSize");
    }

    @Test
    void c1StaysWhateverTheUserSays() {
        assertThat(JvmOptions.of(Way.C1, "-XX:TieredStopAtLevel=4")).contains(JvmOptions.C1);
    }
}
