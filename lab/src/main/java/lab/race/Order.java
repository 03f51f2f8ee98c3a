package lab.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lab.run.record.Heat;
import lab.run.record.Profile;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * What a user asks a race to do.
 *
 * @param variants  names; if empty, all variants that can be built here
 * @param memoryMb  sizes in MB; if empty, those of the profile
 * @param also      more variants, named in the same way, with their own sizes; empty if there are none
 * @param seed      seed of the shuffled order; if empty, the race draws one and writes it down
 * @param timeScale length of the talk's stages, 1 = as in the talk
 * @param payload   what each request posts, as JSON
 * @param results   where the run's folder is created; empty means {@code results/}
 * @param command   the command that the user ran, for the record
 */
public record Order(
        Profile profile, List<String> variants, List<Integer> memoryMb, Optional<Heat> also, OptionalLong seed,
        double timeScale, JsonNode payload, Optional<Path> results, String command) {

    /** Sizes that AWS Lambda takes, in MB. */
    private static final int LEAST_MB = 128;
    private static final int MOST_MB = 10_240;

    public Order {
        mustExist(memoryMb);
        also.ifPresent(heat -> mustExist(heat.memoryMb()));
        if (timeScale <= 0 || timeScale > 10)
            throw new Problem("The time scale can't be " + timeScale + ".",
                    "Use a number above 0 and up to 10; 0.1 shortens the talk's five minutes to 30 seconds.");
    }

    /** All variants at the same sizes. */
    public Order(Profile profile, List<String> variants, List<Integer> memoryMb, OptionalLong seed, double timeScale,
            JsonNode payload, Optional<Path> results, String command) {
        this(profile, variants, memoryMb, Optional.empty(), seed, timeScale, payload, results, command);
    }

    private static void mustExist(List<Integer> sizes) {
        for (int size : sizes)
            if (size < LEAST_MB || size > MOST_MB)
                throw new Problem(size + " MB isn't a memory size of AWS Lambda.",
                        "Use sizes from " + LEAST_MB + " to " + MOST_MB + " MB.");
    }

    /** The sizes of the variants that have none of their own. */
    public List<Integer> sizes() {
        return memoryMb.isEmpty() ? profile.memoryMb() : memoryMb;
    }

    /** @throws Problem unless {@code text} is a JSON object */
    public static JsonNode payload(String text) {
        try {
            JsonNode payload = Json.MAPPER.readTree(text);
            if (payload.isObject()) return payload;
        } catch (JsonProcessingException e) {
            throw new Problem("The payload isn't JSON: " + JsonFault.words(e) + ".",
                    "Use a JSON object, such as --payload '{\"work\": 10}'.", e);
        }
        throw new Problem("The payload " + text + " isn't a JSON object.",
                "Use a JSON object, such as --payload '{\"work\": 10}'.");
    }
}
