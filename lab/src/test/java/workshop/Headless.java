package workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Home;
import lab.learn.Execution;
import lab.learn.Notebook;
import lab.learn.Notebook.Cell;
import lab.learn.Solutions;
import lab.learn.Work;

/**
 * Runs a notebook from top to bottom without a browser, as a learner would who first leaves each exercise as it is,
 * then tries the wrong answers, then the solution; all in one kernel, so that what was measured is measured once.
 */
final class Headless {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The one parameter by which a test's notebooks are smaller than a learner's. */
    private static final String SCALE = "0.3";

    private final Home home = Home.find();
    private final Path folder;

    Headless(Path folder) {
        this.folder = folder;
    }

    /**
     * A cell that ran. @param kind {@code plain}, or for an exercise's check {@code unsolved}, {@code wrong: …},
     * {@code solution}
     */
    record Ran(String id, String kind, String source, List<String> errors, String text) {}

    List<Ran> run(Notebook notebook) throws IOException, InterruptedException {
        shareNativeBuilds();
        List<String> kinds = new ArrayList<>();
        ObjectNode prepared = prepare(notebook, kinds);
        Path file = folder.resolve(notebook.name() + ".ipynb");
        JSON.writeValue(file.toFile(), prepared);
        new Execution(home, folder, SCALE).run(file, 900);
        return ran(Notebook.read(file), kinds);
    }

    /** With {@code NativeRecordTest}: each takes a minute. */
    private void shareNativeBuilds() throws IOException {
        Path shared = Files.createDirectories(Work.of(home).folder().resolve("native/cache"));
        Files.createDirectories(folder.resolve("native"));
        if (!Files.exists(folder.resolve("native/cache")))
            Files.createSymbolicLink(folder.resolve("native/cache"), shared);
    }

    /** The Python that has Jupyter, and finds the kernel. */
    ProcessBuilder python(String... arguments) {
        return new Execution(home, folder, SCALE).python(arguments);
    }

    private static ObjectNode prepare(Notebook notebook, List<String> kinds) {
        ObjectNode json = notebook.json().deepCopy();
        ArrayNode cells = JSON.createArrayNode();
        List<Exercise> exercises = Exercise.of(notebook);
        Solutions solutions = Solutions.read(Solutions.file(notebook));
        for (int i = 0; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            if (!cell.code() || cell.tags().contains("aws")) continue;
            String guessed = cell.source().replaceAll("guess\\(\"([^\"]+)\", 0,", "guess(\"$1\", 100,").replace(
                    "answers(\"\", \"\", \"\", \"\", \"\", \"\")", "answers(\"a\", \"b\", \"a\", \"b\", \"a\", \"b\")");
            add(cells, json.path("cells").get(i), cell.id(), guessed);
            Exercise checked = exercises.stream().filter(exercise -> Exercise.checks(cell, exercise.id())).findFirst()
                    .orElse(null);
            kinds.add(cells.size() - 1, checked == null ? "plain" : "unsolved");
            if (checked == null) continue;
            int n = 0;
            for (Solutions.Part part : solutions.of(checked.id())) {
                add(cells, json.path("cells").get(i), checked.todo().id() + "-" + ++n, part.code());
                kinds.add("plain");
                for (Cell between : between(notebook.cells(), checked.todo(), cell)) {
                    add(cells, json.path("cells").get(i), between.id() + "-" + n, between.source());
                    kinds.add("plain");
                }
                add(cells, json.path("cells").get(i), cell.id() + "-" + n, cell.source());
                kinds.add(part.what());
            }
        }
        json.set("cells", cells);
        return json;
    }

    /** What has to run again between another answer and its check. */
    private static List<Cell> between(List<Cell> cells, Cell todo, Cell check) {
        return cells.subList(cells.indexOf(todo) + 1, cells.indexOf(check)).stream().filter(Cell::code).toList();
    }

    private static void add(ArrayNode cells, JsonNode like, String id, String source) {
        ObjectNode copy = like.deepCopy();
        copy.put("id", id);
        copy.put("source", source);
        cells.add(copy);
    }

    private static List<Ran> ran(Notebook executed, List<String> kinds) {
        List<Ran> all = new ArrayList<>();
        for (int i = 0; i < executed.cells().size(); i++) {
            List<String> errors = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (JsonNode output : executed.json().path("cells").get(i).path("outputs")) {
                if (output.path("output_type").asText().equals("error")) errors.add(output.path("evalue").asText());
                if (output.path("data").has("image/png")
                        && output.path("metadata").path("image/png").path("alt").asText().isBlank())
                    errors.add("a picture without words");
                if (Notebook.text(output.path("data").path("text/html"))
                        .matches("(?s).*<img(?![^>]* alt=\"\\S)[^>]*>.*"))
                    errors.add("a picture without words");
                text.append(Notebook.text(output.path("text")))
                        .append(Notebook.text(output.path("data").path("text/plain")));
            }
            Cell cell = executed.cells().get(i);
            boolean expected = cell.tags().contains("raises-exception");
            all.add(new Ran(cell.id(), kinds.get(i), cell.source(), expected ? List.of() : errors, text.toString()));
        }
        return all;
    }
}
