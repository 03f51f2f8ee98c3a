package lab.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * The audience's guess before the start.
 *
 * @param lane who starts fastest; null if nobody dared
 * @param ms   in how many ms; null if nobody said
 */
public record Guess(String lane, Double ms) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws Problem if there is no such lane, or the time isn't valid */
    static Guess parse(String json, List<Lane> lanes) {
        try {
            Guess guess = JSON.readValue(json.isBlank() ? "{}" : json, Guess.class);
            if (guess.lane() != null && lanes.stream().noneMatch(lane -> lane.variant().equals(guess.lane())))
                throw new Problem("There is no lane \"" + guess.lane() + "\".", "Choose one of the lanes on the page.");
            if (guess.ms() != null && !(guess.ms() > 0 && guess.ms() < 1e6))
                throw new Problem("A guess of " + guess.ms() + " ms isn't valid.",
                        "Type a number of ms above 0 and below 1,000,000.");
            return guess;
        } catch (JsonProcessingException e) {
            throw new Problem("The guess isn't JSON: " + JsonFault.words(e) + ".",
                    "Send {\"lane\": NAME, \"ms\": NUMBER}.", e);
        }
    }
}
