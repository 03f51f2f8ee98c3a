package lab.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import locallambda.system.Problem;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks AWS again and again until a condition is true. Errors that {@link AwsProblems#passes pass} only make this take
 * longer.
 *
 * @param every    pause between two requests
 * @param patience maximum time for all requests
 */
public record Waiting(Duration every, Duration patience) {

    /** A stack takes minutes, with a snapshot some more. */
    public static final Waiting FOR_STACKS = new Waiting(Duration.ofSeconds(3), Duration.ofMinutes(30));
    /** So long may nothing at all come back. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    /** The same with another patience. */
    public Waiting with(int seconds) {
        return new Waiting(every, Duration.ofSeconds(seconds));
    }

    /**
     * @param doing as in {@link AwsProblems#during}
     * @param ask   returns empty as long as the condition isn't true
     * @throws Problem after {@link #patience}, and for any error that does not pass
     */
    public <T> T until(String doing, Supplier<Optional<T>> ask) {
        Instant end = Instant.now().plus(patience), heard = Instant.now();
        while (true) {
            try {
                Optional<T> answer = ask.get();
                heard = Instant.now();
                if (answer.isPresent()) return answer.get();
            } catch (SdkException e) {
                if (!AwsProblems.passes(e) || Instant.now().isAfter(heard.plus(SILENCE)))
                    throw AwsProblems.of(e, doing);
            }
            if (Instant.now().isAfter(end))
                throw new Problem(("AWS hadn't finished after %d minutes of "
                        + "%s.").formatted(patience.toMinutes(), doing),
                        "Repeat the command; it continues where it stopped.");
            pause();
        }
    }

    void pause() {
        try {
            Thread.sleep(every);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped while AWS was still working.", "Repeat the command; it continues where it "
                    + "stopped.",
                    e);
        }
    }
}
