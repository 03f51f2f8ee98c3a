package lab.run.record;

import java.util.List;
import java.util.Map;

/**
 * What {@code measured.json} says about a user's own function, in addition to the run's plan. It contains the names of
 * events and variables, but not their contents, which stay with the user.
 *
 * @param file          name of the jar, zip or folder
 * @param handler       in the form that AWS expects
 * @param events        a name for each event, with its weight if that is not 1
 * @param expected      what counts as a success, in words
 * @param variables     names of the function's own environment variables
 * @param timeoutS      the function's time-out in seconds
 * @param preflightMs   median of the preflight's warm calls in ms, which determines the call rate
 * @param callsPerMonth for the bill
 * @param coldShare     share of the calls that start cold, 0 to 1
 * @param goal          as the user wrote it
 * @param failed        ways that were requested and could not be measured, each with its reason
 * @param isolation     how the function was isolated, in one sentence each
 * @param noticed       what the function tried to reach outside, in one sentence each
 * @param kept          the name under which the user's cache contains the jar, the events, and the variables; null if
 *                      it doesn't contain them
 */
public record Measured(String file, String handler, List<String> events, String expected, List<String> variables,
        int timeoutS, double preflightMs, long callsPerMonth, double coldShare, String goal,
        Map<String, String> failed, List<String> isolation, List<String> noticed, String kept) {

    /** The same run repeated elsewhere, where the function is isolated in other ways. */
    public Measured elsewhere(List<String> isolationThere) {
        return new Measured(file, handler, events, expected, variables, timeoutS, preflightMs, callsPerMonth, coldShare,
                goal, Map.of(), isolationThere, List.of(), kept);
    }
}
