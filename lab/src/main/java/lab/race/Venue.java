package lab.race;

import java.nio.file.Path;
import java.util.List;
import lab.platform.Platform;
import lab.run.record.Plan;
import lab.run.record.Route;
import lab.run.record.RunRecord;
import locallambda.system.Problem;

/** Where a race is run: its participants there, what memory sizes mean there, and the platform itself. */
public sealed interface Venue permits Here, OnAws {

    /** The participants, as in {@link Participants#of}. */
    Participants field(List<String> wanted, RaceListener listener);

    /** Memory sizes in MB; {@code [0]} where they cannot be told apart. */
    List<Integer> sizes(Order order, RaceListener listener);

    /** Cores that cells share with k6; 0 where the functions run elsewhere. */
    double cores();

    /** The last moment to say no: the plan is made and nothing has been started yet. */
    default void announce(Plan plan) {}

    /** @param scratch a folder for what need not be kept */
    Platform open(Path scratch);

    /** What a run's record says of it beyond its place; null if nothing. */
    RunRecord.Cloud cloud();

    /** How functions reach the stores there, as far as the race decides it. */
    default Route route() {
        return Route.PLAIN;
    }

    /** Leaves in a run's folder what it takes to find the venue again. */
    default void remember(Path run) {}

    /** @throws Problem if a run that began under other conditions cannot go on under these */
    void same(RunRecord run);
}
