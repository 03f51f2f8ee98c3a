package lab.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import lab.run.record.Machine;
import locallambda.system.Problem;

/** One run of the bench with its conditions. {@code created} is ISO 8601 with zone. */
public record BenchRecord(String created, Machine machine, String limits, List<BenchFigure> figures) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Reads what {@link #write} wrote. */
    public static BenchRecord read(Path file) {
        try {
            return JSON.readValue(file.toFile(), BenchRecord.class);
        } catch (IOException e) {
            throw new Problem(file + " isn't a bench result: " + e.getMessage() + ".",
                    "Measure again: ./jbang bench", e);
        }
    }

    /** Writes {@code bench-<time>.json}, whole or not at all. */
    public Path write(Path results) throws IOException {
        Path file =
                Files.createDirectories(results).resolve("bench-" + created.replaceAll("[:+].*", "").replace(':', '-')
                        + "-" + created.replaceAll("\\D", "").substring(8, 14) + ".json");
        Path unfinished = Files.writeString(results.resolve(".bench-unfinished"), JSON.writeValueAsString(this));
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
