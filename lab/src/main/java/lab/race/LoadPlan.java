package lab.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/**
 * The input of a k6 script, as JSON in the file that {@code RACE_PLAN} names.
 *
 * @param sender    goes into each request's header {@code x-race-sender}
 * @param timeScale length of the talk's stages, 1 = as in the talk
 * @param own       file with the events of a user's own function; null for the contract's payload
 * @param turn      the number of the event to begin with
 * @param users     number of users who call at the same time, for loads that let you choose it; null for the usual
 *                  number
 * @param sign      how to sign the requests, null where anybody may call; the credentials are in the environment
 */
record LoadPlan(String sender, double timeScale, Integer users, Sign sign, List<Target> cells, String own, int turn) {

    LoadPlan(String sender, double timeScale, Integer users, Sign sign, List<Target> cells) {
        this(sender, timeScale, users, sign, cells, null, 0);
    }

    /** The scope of the signatures. */
    record Sign(String region, String service) {}

    /**
     * One cell as k6 sees it.
     *
     * @param cell     name of the cell and of the k6 scenario
     * @param payload  what each request posts
     * @param rate     calls per second; paced load only
     * @param offsetMs start of this cell's calls within the period, so that two cells never call at the same moment
     * @param cold     whether the paced load begins with a call to a new environment
     * @param warmUp   calls before those that count as later calls
     * @param measured calls that count
     * @param burst    concurrent calls at the end, if later environments start differently from the first one
     */
    record Target(String cell, URI url, JsonNode payload, double rate, long offsetMs, boolean cold, int warmUp,
            int measured, int burst) {}
}
