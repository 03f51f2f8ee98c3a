package lab.chart;

import java.nio.file.Path;
import java.util.Optional;
import lab.run.FinishedRuns;

/**
 * The other runs that a page uses by default, in addition to the run that it is about.
 *
 * @param results   the folder {@code results}
 * @param committed whether only committed runs count, so that every clone shows the same; otherwise the user's newest
 *                  come first
 */
public record OtherRuns(Path results, boolean committed) {

    /** The newest finished run of the profile {@code warm-up}; empty if there is none. */
    public Optional<Path> warmUp() {
        return committed ? FinishedRuns.committedWarmUp(results) : FinishedRuns.warmUp(results);
    }

    /** Cold starts taken apart; empty if nobody did it yet. */
    public Optional<TakenApart> takenApart() {
        return committed ? TakenApart.committed(results) : TakenApart.comparison(results);
    }
}
