package contract;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lab.Home;
import lab.notebook.deploy.OwnHandler;
import locallambda.runtime.FunctionConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What repeats in the copies of a snapshot, and that the function's ids never do. */
class UniquenessTest {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = Bench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void noIdRepeatsInFiftyRestores() {
        neverRepeats(50);
    }

    @Test
    @Tag("long")
    void noIdRepeatsInAThousandRestores() {
        neverRepeats(1000);
    }

    private void neverRepeats(int restores) {
        Function function = bench.function("java-snapstart-primed");
        Set<String> ids = new HashSet<>();
        long before = function.environments();
        for (int i = 0; i < restores; i++) {
            bench.platform().forceCold(function.name());
            ids.add(function.post("{}").json().get("id").asText());
        }
        assertThat(ids).hasSize(restores);
        assertThat(function.environments() - before).isEqualTo(restores);
    }

    /** The table of docs/variants/java-snapstart.md, by the function of notebook 04. */
    @Test
    void whatIsDecidedInInitRepeatsAndWhatTheKernelDecidesDoesNot(@TempDir Path classes) throws IOException {
        int restores = 10;
        FunctionConfig sound = bench.configure("java-snapstart", "ids");
        String source = Files.readString(Home.find().checkout().resolve("notebooks/snapstart/Ids.java"));
        bench.platform().deploy(OwnHandler.in(sound, "race.Handler", "Ids", source, classes));
        Function function = new Function(bench, "java-snapstart", "ids", "");
        Map<String, Set<String>> seen = new HashMap<>();
        for (int i = 0; i < restores; i++) {
            bench.platform().forceCold("ids");
            JsonNode answer = function.post("{}").json();
            answer.properties().forEach(
                    each -> seen.computeIfAbsent(each.getKey(), name -> new HashSet<>()).add(each.getValue().asText()));
        }
        assertThat(seen.entrySet().stream().collect(toMap(Map.Entry::getKey, each -> each.getValue().size())))
                .isEqualTo(Map.of("order", 1, "orderInSnapshot", 1, "dice", 1, "diceInSnapshot", 1, "vault", restores,
                        "request", restores));
    }
}
