package lab.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import locallambda.system.Problem;

/** One of the workshop's notebooks, read from its file. */
public record Notebook(Path file, ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A cell; {@code source} is all its lines. */
    public record Cell(String id, String type, String source, List<String> tags, boolean hasOutputs) {

        public boolean code() {
            return type.equals("code");
        }
    }

    /** @throws Problem if the file is not a notebook */
    public static Notebook read(Path file) {
        try {
            if (JSON.readTree(file.toFile()) instanceof ObjectNode json && json.has("cells"))
                return new Notebook(file, json);
        } catch (IOException e) {
            throw new Problem(file + " is not a notebook: " + e.getMessage(), "Get a fresh copy: ./jbang reset NUMBER",
                    e);
        }
        throw new Problem(file + " is not a notebook.", "Get a fresh copy: ./jbang reset NUMBER");
    }

    /** The notebooks of a folder, sorted by number. */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.ipynb")).sorted().toList();
        } catch (IOException e) {
            throw new Problem("There are no notebooks in " + folder + ".",
                    "Run the command in a complete checkout of this repository.", e);
        }
    }

    /** The file's name without its ending, e.g. {@code 02-deploy}. */
    public String name() {
        return file.getFileName().toString().replace(".ipynb", "");
    }

    /** The two digits at the start of the name. */
    public String number() {
        return name().substring(0, 2);
    }

    /** The first heading, without the number. */
    public String title() {
        return cells().stream().flatMap(cell -> cell.source().lines()).filter(line -> line.startsWith("# ")).findFirst()
                .map(line -> line.replaceFirst("# (\\d\\d · )?", "")).orElse(name());
    }

    @Override
    public String toString() {
        return name();
    }

    public List<Cell> cells() {
        return StreamSupport.stream(json.path("cells").spliterator(), false).map(Notebook::cell).toList();
    }

    private static Cell cell(JsonNode cell) {
        List<String> tags = new ArrayList<>();
        cell.path("metadata").path("tags").forEach(tag -> tags.add(tag.asText()));
        boolean outputs = !cell.path("outputs").isEmpty()
                || !cell.path("execution_count").isNull() && !cell.path("execution_count").isMissingNode();
        return new Cell(cell.path("id").asText(), cell.path("cell_type").asText(), text(cell.path("source")), tags,
                outputs);
    }

    /** Jupyter writes texts as one string or as a list of lines. */
    public static String text(JsonNode source) {
        if (source.isTextual()) return source.asText();
        StringBuilder all = new StringBuilder();
        source.forEach(line -> all.append(line.asText()));
        return all.toString();
    }
}
