package lab.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lab.run.Faults.Fault;
import lab.run.Faults;
import lab.run.record.Cell;
import lab.run.record.Reconcile;
import lab.run.record.RequestTally;
import locallambda.report.RequestCounts;
import locallambda.report.Start.Kind;
import org.junit.jupiter.api.Test;

/** Whether a race exits with 0. */
class OutcomeTest {

    private static final Faults NONE = new Faults(List.of());

    @Test
    void aRaceWithoutErrorsIsSound() {
        assertThat(outcome().sound(NONE)).isTrue();
        assertThat(outcome().sound(faults(true))).as("a function that doesn't fit is a result").isTrue();
    }

    @Test
    void failedCallsAndVariantsThatDoNotStartAreNot() {
        assertThat(outcome().sound(faults(false))).isFalse();
        assertThat(outcome("hello-rust").sound(NONE)).isFalse();
    }

    private static RaceSession.Outcome outcome(String... broken) {
        RequestTally tally = new RequestTally(1, 1, new RequestCounts(1, 1, 0, 0), 1, 1, 1, 1, 0, 0, 0, 0);
        return new RaceSession.Outcome(Path.of("run"), null, List.of(), null, new Reconcile(tally, Map.of()),
                Set.of(broken));
    }

    private static Faults faults(boolean tooSmall) {
        return new Faults(List.of(new Fault(new Cell("rust", 512, Kind.WARM), 3, 200, "timeout", tooSmall)));
    }
}
