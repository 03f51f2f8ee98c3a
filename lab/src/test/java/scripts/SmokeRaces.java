package scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small races whose runs are in a folder of the test. */
record SmokeRaces(Path results) {

    String[] options(String... more) {
        return Stream.concat(Stream.of("--profile", "smoke", "--out", results.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    /** The newest. */
    Path run() throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            return runs.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
        }
    }

    /** Finished parts with the time they were written, the newest run's. */
    Map<String, Long> finished(String part) throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            if (runs.findAny().isEmpty()) return Map.of();
        }
        Path folder = run().resolve(part);
        if (!Files.isDirectory(folder)) return Map.of();
        try (Stream<Path> all = Files.list(folder)) {
            Map<String, Long> times = new TreeMap<>();
            for (Path one : all.filter(each -> !each.getFileName().toString().startsWith(".")).toList())
                times.put(one.getFileName().toString(),
                        Files.getLastModifiedTime(one.resolve("visit.json")).toMillis());
            return times;
        }
    }
}
