package locallambda.report;

import java.util.Locale;

/** How the execution environment that answers was started, and how long that took before the handler ran. */
public sealed interface Start {

    /** The environment had already answered an invocation. */
    record Warm() implements Start {}

    /** The environment is new and went through INIT. */
    record Cold(double initMs) implements Start {}

    /**
     * The environment is new and was restored from a snapshot; {@code billedMs} is the part of the restore that AWS
     * charges for.
     */
    record Restored(double restoreMs, double billedMs) implements Start {}

    /**
     * Whether the caller gets a new environment, regardless of how it was started. Files and tables show the kind in
     * lower case.
     */
    enum Kind {
        COLD, WARM;

        /** @throws IllegalArgumentException if it is neither {@code cold} nor {@code warm} */
        public static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A restored environment is a new one too. */
    default Kind kind() {
        return this instanceof Warm ? Kind.WARM : Kind.COLD;
    }

    /** INIT or the restore, in ms; 0 for a warm start. */
    default double beforeMs() {
        return switch (this) {
            case Warm() -> 0;
            case Cold(double initMs) -> initMs;
            case Restored restored -> restored.restoreMs();
        };
    }
}
