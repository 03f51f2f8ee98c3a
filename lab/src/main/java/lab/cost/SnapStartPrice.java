package lab.cost;

import java.time.Duration;

/** Who pays what for SnapStart: nobody for managed Java, the others for keeping the snapshot and for each restore. */
public sealed interface SnapStartPrice {

    /** No charge beyond the billed duration: a managed Java runtime, or a function without SnapStart. */
    record Free() implements SnapStartPrice {}

    /** Any other runtime whose version stays published for {@code cached}; AWS charges three hours at least. */
    record Charged(Duration cached) implements SnapStartPrice {

        private static final Duration LEAST = Duration.ofHours(3);

        double seconds() {
            return (cached.compareTo(LEAST) < 0 ? LEAST : cached).toMillis() / 1000.0;
        }
    }
}
