package lab.suite;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a suite. One that could not run counts as one failure, one left out as one skip: nobody shall overlook
 * it.
 *
 * @param remarks what someone has to read: failures with their messages, or why the suite did not run
 */
public record Outcome(TestCounts tally, List<String> remarks) {

    static Outcome leftOut(String reason, String fix) {
        return new Outcome(new TestCounts(0, 0, 1), List.of(reason, fix));
    }

    static Outcome couldNotRun(List<String> remarks) {
        return new Outcome(new TestCounts(0, 1, 0), remarks);
    }

    /** What became of two parts of a suite. */
    Outcome plus(Outcome other) {
        return new Outcome(tally.plus(other.tally), Stream.concat(remarks.stream(), other.remarks.stream()).toList());
    }
}
