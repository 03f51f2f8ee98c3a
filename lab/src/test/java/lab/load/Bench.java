package lab.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import lab.Home;

/** A real k6, the real scripts, and a plan for them. */
final class Bench {

    private static final Home HOME = Home.find();
    private static K6 k6;

    /** The real one, brought into the cache if this machine has none. */
    static synchronized K6 k6() throws InterruptedException {
        if (k6 == null) k6 = K6.find(HOME, System.err::println);
        return k6;
    }

    static Path script(String name) {
        return HOME.checkout().resolve("scripts/k6").resolve(name);
    }

    /** The same, but its first call goes to a new environment. */
    static String cold(String cell) {
        return cell.replace("\"warmUp\"", "\"cold\": true, \"warmUp\"");
    }

    static String cell(ContractServer server, String name, int rate, int offsetMs, int warmUp, int measured) {
        return ("{\"cell\": \"%s\", \"url\": \"%s\", \"payload\": {}, \"rate\": %d, \"offsetMs\": %d, \"warmUp\": "
                + "%d, \"measured\": %d}")
                .formatted(
                        name, server.url(name), rate, offsetMs, warmUp, measured);
    }

    static K6.Result run(String script, Path folder, double timeScale, String... cells)
            throws IOException, InterruptedException {
        return run(script, folder, timeScale, progress -> {}, cells);
    }

    static K6.Result run(String script, Path folder, double timeScale, Consumer<K6.Progress> progress, String... cells)
            throws IOException, InterruptedException {
        Path plan = Files.writeString(folder.resolve("plan.json"),
                "{\"sender\": \"k6/007\", \"timeScale\": %s, \"cells\": [%s]}".formatted(timeScale,
                        String.join(",", cells)));
        return k6().run(script(script), plan, folder, Map.of(), progress);
    }

    /** Rows of k6.csv.gz that stand for one request, as columns. */
    static List<String[]> calls(Path folder) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("k6.csv.gz")))))) {
            return in.lines().filter(line -> line.startsWith("call,")).map(line -> line.split(",", -1)).toList();
        }
    }

    private Bench() {}
}
