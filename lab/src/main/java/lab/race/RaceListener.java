package lab.race;

import java.nio.file.Path;

/** Hears how a race goes on; a script shows it, a test checks it. */
public interface RaceListener {

    /** The plan is on disk and the first visit is about to start. */
    default void planned(Path run, Plan plan, int visitsLeft) {}

    default void visitStarted(Visit visit, double expectedSeconds) {}

    default void visitFinished(Visit visit, double seconds) {}

    default void cellFinished(CellRecord cell) {}

    /** Something worth a line, e.g. what was skipped. */
    default void say(String sentence) {}
}
