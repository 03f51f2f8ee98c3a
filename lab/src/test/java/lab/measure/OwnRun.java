package lab.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lab.Home;
import lab.race.Json;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import lab.run.Run;
import lab.run.record.Measured;
import lab.run.record.OwnCalls;
import lab.run.record.RunRecord;

/** A run of somebody's function with made-up figures, and what this machine knows of that function. */
public final class OwnRun {

    private OwnRun() {}

    /** @param variables of the function; the event is <code>{"id": 7}</code> */
    public static void write(Path run, Path jar, Map<String, Speed> speeds, Map<String, String> variables)
            throws IOException {
        Wish wish = new Wish(new OwnFunction.Given(jar, Optional.empty(), variables, false), List.of("{\"id\": 7}"),
                Optional.empty(), 20, List.of(256, 512), List.of(Way.JVM), 1_000_000, 0.001, "cold<1s",
                Wish.Effort.BRIEF, Stock.NONE, Optional.empty(), OptionalLong.of(7), "./jbang measure echo.jar");
        MadeUpRun.write(run, speeds, List.of(256, 512), 5, 60);
        RunRecord record = Run.record(run);
        Files.writeString(run.resolve("run.json"),
                Json.MAPPER.writeValueAsString(record.with(record.plan().of(new OwnCalls(1, 8)))));
        Path scratch = Files.createTempDirectory(run, "scratch");
        try (OwnFunction function = OwnFunction.of(Home.find(), wish.given(), Events.parse(wish.events()),
                OwnFunction.NOBODY_TO_ASK, line -> {}, scratch)) {
            new ObjectMapper().writeValue(run.resolve("measured.json").toFile(),
                    new Measured(jar.getFileName().toString(), function.handler(), List.of("event 1"),
                            "no function error", List.copyOf(variables.keySet()), 20, 3.5, 1_000_000, 0.001, "cold<1s",
                            Map.of(), List.of(), List.of(), Kept.write(Home.find(), wish, function)));
        }
    }
}
