package lab.suite;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a suite. A suite that could not run counts as one failure, and a suite that was left out counts as one
 * skip, so that nobody overlooks it.
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

    /** The combined result of two parts of a suite. */
    Outcome plus(Outcome other) {
        return new Outcome(tally.plus(other.tally), Stream.concat(remarks.stream(), other.remarks.stream()).toList());
    }
}
