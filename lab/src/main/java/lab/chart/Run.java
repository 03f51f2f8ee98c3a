package lab.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import lab.Problem;
import lab.cost.Architecture;
import lab.cost.Figure;
import lab.cost.Figures;
import tech.tablesaw.api.Table;

/**
 * A finished run as charts and report need it.
 *
 * @param json {@code run.json} as it is
 */
public record Run(Path folder, JsonNode json, Figures figures, List<Sample> samples) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /**
     * Reads a run folder that has a summary.
     *
     * @throws Problem if {@code run.json} or {@code summary.csv} is missing or cannot be read
     */
    public static Run open(Path folder) {
        Path json = needed(folder, "run.json"), summary = needed(folder, "summary.csv");
        try {
            Figures figures = Figures.of(Table.read().csv(summary.toFile()));
            return new Run(folder, JSON.readTree(json.toFile()), figures, Samples.of(folder));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) throw problem;
            throw new Problem("The run " + folder + " cannot be read: " + e.getMessage() + ".", "Resume the race that wrote it, or run it again.", e);
        }
    }

    private static Path needed(Path folder, String file) {
        Path path = folder.resolve(file);
        if (Files.isRegularFile(path)) return path;
        throw new Problem(folder + " is no finished run: it has no " + file + ".", "Finish it: ./jbang race --resume " + folder);
    }

    /** {@code local}, or the AWS region that it ran in. */
    public String place() {
        return json.path("place").asText("local");
    }

    public boolean local() {
        return place().equals("local");
    }

    /** The day it began, UTC. */
    public LocalDate day() {
        String started = json.path("startedAt").asText("");
        if (started.isEmpty()) throw new Problem(folder.resolve("run.json") + " does not say when the run started.", "Run the race again.");
        return Instant.parse(started).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The day as it is printed, e.g. {@code 23 Nov 2026}. */
    public String date() {
        return DAY.format(day());
    }

    public long seed() {
        return json.path("plan").path("seed").asLong();
    }

    /** The machine in a few words, e.g. {@code AMD EPYC 7B13, 2 cores}. */
    public String machine() {
        JsonNode machine = json.path("machine");
        String cpu = machine.path("cpu").asText("unknown processor").replaceAll("\\((R|TM)\\)|\\bCPU\\b|Processor|@.*", "").replaceAll("\\s+", " ").strip();
        return cpu + ", " + machine.path("cores").asInt() + " cores";
    }

    public Architecture architecture() {
        return Architecture.of(json.path("machine").path("arch").asText(System.getProperty("os.arch")));
    }

    /** What a caption says of every chart of this run: {@code what} is n with its unit. */
    String caption(String what) {
        return what + " · " + machine() + " · " + (local() ? "local lab, no AWS" : "AWS " + place()) + " · " + date() + " · seed " + seed();
    }

    /** The memory size at which variants are compared like with like: the one most of them have, of several the one nearest to 512 MB. */
    public int reference() {
        return figures.memories().stream().max((a, b) -> {
            int byCount = Long.compare(variantsAt(a), variantsAt(b));
            return byCount != 0 ? byCount : Integer.compare(Math.abs(b - 512), Math.abs(a - 512));
        }).orElseThrow(() -> new Problem("The summary of " + folder + " is empty.", "Finish the run: ./jbang race --resume " + folder));
    }

    private long variantsAt(int memoryMb) {
        return figures.of(Figures.WARM, "handler").stream().filter(figure -> figure.memoryMb() == memoryMb).map(Figure::variant).distinct().count();
    }
}
