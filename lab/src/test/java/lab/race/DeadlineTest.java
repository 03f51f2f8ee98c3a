package lab.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void whatEndsInTimeIsHandedOn() throws Exception {
        assertThat(Deadline.in(Duration.ofSeconds(20)).within(() -> "done")).contains("done");
        assertThat(Deadline.none().within(() -> "done")).contains("done");
    }

    /** Somebody else's process, as k6 is. */
    @Test
    void whatIsNotDoneThenIsStopped() throws Exception {
        long start = System.nanoTime();
        assertThat(
                Deadline.in(Duration.ofMillis(300)).within(() -> new ProcessBuilder("sleep", "20").start().waitFor()))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(290),
                Duration.ofSeconds(5));
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Waiting that swallows the interrupt ends with half a result. */
    @Test
    void whatCarriesOnRegardlessCountsForNothing() throws Exception {
        assertThat(Deadline.in(Duration.ofMillis(100)).within(() -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "half";
        })).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aFaultBeforeThenIsAFault() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        assertThatThrownBy(() -> deadline.within(() -> {
            throw new IOException("disk full");
        })).hasMessage("disk full");
    }

    @Test
    void nothingBeginsThatCannotEnd() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        assertThat(deadline.leaves(15)).isTrue();
        assertThat(deadline.leaves(21)).isFalse();
        assertThat(Deadline.none().leaves(1e9)).isTrue();
    }
}
