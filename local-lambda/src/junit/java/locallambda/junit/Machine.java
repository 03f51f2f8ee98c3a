package locallambda.junit;

import java.nio.file.Path;
import locallambda.Leftovers;
import locallambda.LocalLambda.Settings;
import locallambda.limits.Limits;

/** The limits that this machine offers. They are detected once, and all functions of this JVM share them. */
final class Machine {

    private Machine() {}

    private static final class Found {

        static final Limits LIMITS = find();

        private static Limits find() {
            Leftovers.clear();
            return Limits.detect();
        }
    }

    /** A local Lambda with a port of its own. */
    static locallambda.LocalLambda start(Path logs) {
        return locallambda.LocalLambda.start(Settings.of(Found.LIMITS, logs));
    }
}
