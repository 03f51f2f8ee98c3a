package lab.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lab.Home;
import lab.platform.LocalPlatform;
import lab.platform.Platform;
import lab.run.record.OwnCalls;
import lab.run.record.Plan;
import lab.toolchain.Built;
import lab.toolchain.Participants;
import lab.variant.Variant;
import locallambda.system.Problem;

/**
 * The event and the expected answer of variants whose contract differs from the workshop's.
 *
 * @param event  JSON, as each function gets it
 * @param answer what each answer has to contain
 */
record OwnContract(String event, JsonNode answer) {

    /**
     * The contract of a race's variants; empty if they keep the workshop's.
     *
     * @throws Problem if they keep different contracts, because their figures could not be compared
     */
    static Optional<OwnContract> of(Home home, Participants field) throws IOException {
        Map<String, Optional<OwnContract>> all = new TreeMap<>();
        for (Map.Entry<String, Built> each : field.builds().entrySet())
            all.put(each.getKey(), of(home, each.getValue().variant()));
        if (all.values().stream().distinct().count() > 1) {
            List<String> own = all.keySet().stream().filter(name -> all.get(name).isPresent()).toList();
            throw new Problem("These variants have their own event, so they can't race with the others: "
                    + String.join(", ", own) + ".",
                    "Race only these variants: --variants " + String.join(",", own) + ".");
        }
        return all.values().iterator().next();
    }

    private static Optional<OwnContract> of(Home home, Variant variant) throws IOException {
        if (variant.calls().isEmpty()) return Optional.empty();
        Path folder = home.lambdas().resolve(variant.sources().folder());
        return Optional.of(new OwnContract(Files.readString(folder.resolve(variant.calls().get().event())),
                Json.MAPPER.readTree(folder.resolve(variant.calls().get().answer()).toFile())));
    }

    /** The same plan with these calls; its rate stays the same. */
    Plan in(Plan plan) {
        return plan.of(new OwnCalls(1, plan.profile().rate()));
    }

    /**
     * What k6 reads.
     *
     * @throws Problem on AWS, where these functions have no place in the template
     */
    OwnLoad load(Platform platform, Path scratch) throws IOException {
        if (!(platform instanceof LocalPlatform here))
            throw new Problem("A variant that has its own event can race only locally.",
                    "Leave out --platform aws.");
        ObjectNode load = Json.MAPPER.createObjectNode();
        load.putArray("events").add(event);
        load.putArray("order").add(0);
        load.set("expect", answer);
        load.put("timeoutS", LocalPlatform.TIMEOUT.toSeconds());
        Path file = Files.writeString(scratch.resolve("events.json"), Json.MAPPER.writeValueAsString(load));
        return new OwnLoad(file, here::invocations);
    }

    /** Does an answer contain everything that it has to contain? */
    boolean met(JsonNode given) {
        return answer.propertyStream().allMatch(field -> field.getValue().equals(given.get(field.getKey())));
    }
}
