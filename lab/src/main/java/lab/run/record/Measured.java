package lab.run.record;

import java.util.List;
import java.util.Map;

/**
 * What {@code measured.json} tells of a user's own function beside the run's plan. Of events and variables it has the
 * names only: their contents stay with the user.
 *
 * @param file          name of the jar, zip or folder
 * @param handler       as AWS takes it
 * @param events        a name for each event, with its weight if that is not 1
 * @param expected      what counts as a success, in words
 * @param variables     names of the function's own environment variables
 * @param timeoutS      the function's time-out in seconds
 * @param preflightMs   median of the warm calls of the pre-flight in ms, from which the call rate comes
 * @param callsPerMonth for the bill
 * @param coldShare     share of the calls that start cold, 0 to 1
 * @param goal          as the user wrote it
 * @param failed        ways that were asked for and could not be measured, each with its reason
 * @param isolation     how the function was kept in, a sentence each
 * @param noticed       what the function wanted from outside, a sentence each
 * @param kept          by what name the user's cache has jar, events and variables; null if it doesn't have them
 */
public record Measured(String file, String handler, List<String> events, String expected, List<String> variables,
        int timeoutS, double preflightMs, long callsPerMonth, double coldShare, String goal,
        Map<String, String> failed, List<String> isolation, List<String> noticed, String kept) {

    /** The same run again elsewhere, where other things keep the function in. */
    public Measured elsewhere(List<String> isolationThere) {
        return new Measured(file, handler, events, expected, variables, timeoutS, preflightMs, callsPerMonth, coldShare,
                goal, Map.of(), isolationThere, List.of(), kept);
    }
}
