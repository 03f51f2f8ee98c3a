package lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paced load while the machine's clock, all that a k6 script can read, is set. */
@Tag("alone")
class K6_ClockTest extends WithServer {

    private static final String CELL = "rust-512-warm";

    /** The real script, and a clock that is set before the fifth call. */
    private static final String WITH_A_JUMP = """
            import exec from 'k6/execution';
            import load, { options, handleSummary } from '%s';
            export { options, handleSummary };
            const now = Date.now;
            let jumpMs = 0;
            Date.now = () => now() + jumpMs;
            export default function () {
              if (exec.scenario.iterationInTest === 4) jumpMs = %d;
              load();
            }
            """;

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000})
    void aClockThatIsSetChangesNeitherTheRateNorTheCounts(long jumpMs) throws Exception {
        server.deploy(CELL, (call, id) -> ContractServer.Answer.stored(id));
        Path script =
                Files.writeString(folder.resolve("jump.js"), WITH_A_JUMP.formatted(Bench.script("paced.js"), jumpMs));
        Path plan = Files.writeString(folder.resolve("plan.json"),
                "{\"sender\": \"k6/007\", \"timeScale\": 1, \"cells\": [%s]}"
                        .formatted(Bench.cell(server, CELL, 10, 0, 2, 10)));
        K6.Result result = Bench.k6().run(script, plan, folder, Map.of(), progress -> {});
        assertThat(result.counts()).containsExactlyInAnyOrder(new K6.Count(CELL, "warm-up", 200, 2),
                new K6.Count(CELL, "measured", 200, 10));
        assertThat(result.dropped().get(CELL)).isLessThan(3);
        List<ContractServer.Request> requests = server.requests(CELL);
        assertThat(requests.getLast().atMs() - requests.getFirst().atMs()).isCloseTo(1100, within(400L));
    }

    @Test
    void aSlowCallIsNoJump() throws Exception {
        server.deploy(CELL, (call, id) -> {
            if (call == 3) Thread.sleep(3500);
            return ContractServer.Answer.stored(id);
        });
        K6.Result result = Bench.run("paced.js", folder, 1, Bench.cell(server, CELL, 10, 0, 2, 8));
        assertThat(result.dropped().get(CELL)).isBetween(33L, 40L);
    }
}
