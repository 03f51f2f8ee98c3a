package lab.race;

import java.nio.file.Path;
import lab.platform.Platform;
import lab.run.record.CellRecord;
import lab.run.record.Plan;
import lab.run.record.Visit;
import lab.toolchain.BuildListener;
import lab.toolchain.Participants;

/** Gets the progress of a race. A script shows this progress, and a test checks it. */
public interface RaceListener {

    /**
     * Everything is built and has answered once; the race begins when this returns. The plan is not written down yet.
     */
    default void ready(Platform platform, Plan plan, Participants field) throws InterruptedException {}

    /** The plan is on disk and the first visit is about to start. */
    default void planned(Path run, Plan plan, int visitsLeft) {}

    default void visitStarted(Visit visit, double expectedSeconds) {}

    default void visitFinished(Visit visit, double seconds) {}

    default void cellFinished(CellRecord cell) {}

    /** The listener for the builds before the race. */
    default BuildListener builds() {
        return this::say;
    }

    /** Something worth a line, e.g. what was skipped. */
    default void say(String sentence) {}
}
