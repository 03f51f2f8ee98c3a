package lab.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * Which snapshots a bench compares, and how often.
 *
 * @param restores  of each snapshot, in turns with all others; one more comes before and is not counted; 0 for the
 *                  usual number
 * @param fromDisk  further restores of each whose snapshot is not in the page cache
 * @param warm      calls of each after the last restore
 * @param reference where {@code --as-reference} puts the figures; null if they belong nowhere
 */
public record RestorePlan(int restores, @JsonProperty("from-disk") int fromDisk, int warm,
        Reference reference, @JsonProperty(required = true) List<Row> rows) {

    private static final int RESTORES = 20, FROM_DISK = 10, WARM = 500;
    private static final String PRIMING = "PRIMING";
    private static final ObjectMapper YAML = new YAMLMapper();

    /**
     * @param page  below {@code docs/}, e.g. {@code variants/java-snapstart.md}
     * @param block on that page, and part of the name of the file in {@code results/}
     */
    public record Reference(@JsonProperty(required = true) String page, @JsonProperty(required = true) String block) {}

    /**
     * One way to make a snapshot.
     *
     * @param name    as the table shows it
     * @param variant whose build it is
     * @param env     variables of the function that differ from the variant's own; an empty text removes a variable
     * @param priming calls before the snapshot, one row for each number; empty for the variant's own number
     * @param criu    further options of {@code criu restore}; may be empty
     */
    public record Row(@JsonProperty(required = true) String name, @JsonProperty(required = true) String variant,
            Map<String, String> env, List<Integer> priming, String criu) {

        public Row {
            env = env == null ? Map.of() : Map.copyOf(env);
            priming = priming == null ? List.of() : List.copyOf(priming);
            criu = criu == null ? "" : criu;
        }

        /** One for each depth of priming, with the depth in its variables. */
        private Stream<Row> atEachDepth() {
            if (priming.isEmpty()) return Stream.of(this);
            return priming.stream().map(calls -> {
                Map<String, String> deeper = new TreeMap<>(env);
                deeper.put(PRIMING, calls.toString());
                String depth = "%,d %s primed".formatted(calls, calls == 1 ? "call" : "calls");
                return new Row(name + ", " + depth, variant, deeper, List.of(), criu);
            });
        }
    }

    public RestorePlan {
        restores = restores == 0 ? RESTORES : restores;
        rows = rows.stream().flatMap(Row::atEachDepth).toList();
    }

    /**
     * Reads a plan from the words of a command line: a YAML file with a plan, or variants. {@code :NAME=VALUE} after a
     * variant sets one variable for it.
     *
     * @throws Problem that names the fault
     */
    public static RestorePlan of(List<String> words) {
        if (words.size() == 1 && words.getFirst().endsWith(".yaml")) return read(Path.of(words.getFirst()));
        List<Row> rows = new ArrayList<>();
        for (String word : words) {
            String[] parts = word.split(":", 2);
            String[] variable = parts.length == 2 ? parts[1].split("=", 2) : new String[0];
            if (variable.length == 1)
                throw new Problem(word + " isn't a function that can be restored.",
                        "Write VARIANT or VARIANT:NAME=VALUE, or a YAML file such as scripts/restores/levers.yaml.");
            Map<String, String> env = variable.length == 2 ? Map.of(variable[0], variable[1]) : Map.of();
            String name = variable.length == 2 ? parts[0] + " " + parts[1] : parts[0];
            rows.add(new Row(name, parts[0], env, List.of(), ""));
        }
        return new RestorePlan(RESTORES, FROM_DISK, WARM, null, rows);
    }

    /** @throws Problem if the file is no plan */
    static RestorePlan read(Path file) {
        try {
            return YAML.readValue(file.toFile(), RestorePlan.class);
        } catch (JsonProcessingException e) {
            throw new Problem(file + " isn't a plan for a restore bench: " + JsonFault.words(e) + ".",
                    "Compare it with scripts/restores/levers.yaml.", e);
        } catch (IOException e) {
            throw new Problem("Can't read " + file + ": " + e.getMessage() + ".", "Check the path.", e);
        }
    }
}
