package lab.notebook.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NeighbourTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void wantsMoreProcessorsThanThereAre() throws Exception {
        try (Neighbour neighbour = Neighbour.comes()) {
            assertThat(threads().length).isGreaterThan(Runtime.getRuntime().availableProcessors());
            long before = cpuNanos();
            Thread.sleep(200);
            assertThat(Duration.ofNanos(cpuNanos() - before)).isGreaterThan(Duration.ofMillis(50));
        }
    }

    @Test
    void isGoneWhenItIsClosed() throws Exception {
        Neighbour.comes().close();
        for (Instant end = Instant.now().plusSeconds(5); threads().length > 0 && Instant.now().isBefore(end);)
            Thread.sleep(10);
        assertThat(threads()).isEmpty();
    }

    private static long cpuNanos() {
        return LongStream.of(threads()).map(THREADS::getThreadCpuTime).sum();
    }

    private static long[] threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("neighbour"))
                .mapToLong(Thread::threadId).toArray();
    }
}
