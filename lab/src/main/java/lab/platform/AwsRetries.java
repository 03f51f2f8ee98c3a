package lab.platform;

import java.time.Duration;
import java.util.function.Supplier;
import lab.aws.AwsProblems;
import software.amazon.awssdk.core.exception.SdkException;

/** Repeats calls to AWS if the network is down for some minutes, so that one lost call doesn't end a long race. */
final class AwsRetries {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration patience;

    /** @param patience how long the network may be down, or AWS busy, before the call fails */
    AwsRetries(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param doing as for {@link AwsProblems#during}
     * @throws locallambda.system.Problem for an error that waiting can't fix, and after {@code patience} for any error
     */
    <T> T call(String doing, Supplier<T> call) {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return call.get();
            } catch (SdkException e) {
                if (!AwsProblems.passes(e) || System.nanoTime() > end || Thread.currentThread().isInterrupted())
                    throw AwsProblems.of(e, doing);
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Waits. An interrupt ends the wait and throws {@link Stopped} at once. */
    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped(e);
        }
    }

    /** Somebody pressed Ctrl-C while the lab waited for AWS. */
    static final class Stopped extends RuntimeException {
        Stopped(InterruptedException cause) {
            super("stopped while waiting for AWS", cause);
        }
    }
}
