package lab.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.platform.LocalPlatform;
import lab.race.OwnLoad;
import locallambda.runtime.FunctionConfig;

/** A user's function after its intake, with everything that the user asked for. */
record Taken(Wish wish, Events events, Expectation expectation, OwnFunction own, Path scratch) {

    FunctionConfig kept(FunctionConfig config, LocalPlatform platform) {
        return own.kept(config, platform, wish.timeoutS());
    }

    OwnLoad load(LocalPlatform platform) throws IOException {
        return new OwnLoad(loadFile(events, expectation, wish.timeoutS(), scratch), platform::invocations);
    }

    /** Writes the file that k6 reads. */
    static Path loadFile(Events events, Expectation expectation, int timeoutS, Path folder) throws IOException {
        ObjectNode load = Events.JSON.createObjectNode();
        events.all().forEach(event -> load.withArray("events").add(event.json()));
        events.order().forEach(index -> load.withArray("order").add(index));
        load.set("expect", expectation.json());
        load.put("timeoutS", timeoutS);
        return Files.writeString(folder.resolve("events.json"), Events.JSON.writeValueAsString(load));
    }
}
