package lab.docs;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.learn.Notebook;
import lab.learn.Notebook.Cell;
import lab.learn.Solutions;
import locallambda.system.Problem;

/** A notebook whose exercises are solved and whose guesses are all 100, before and after it was run. */
record SolvedNotebook(Notebook notebook, ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TODO = Pattern.compile("// TODO (\\d\\d\\.\\d+)");
    private static final Pattern GUESS = Pattern.compile("guess\\(\"([^\"]+)\", 0,");
    private static final Pattern NOT_YET = Pattern.compile("(?m)^(?:Check|Guess) \\S+ · not yet");
    private static final Pattern QUIZ = Pattern.compile("answers\\((\"\"(?:, \"\")*)\\)");

    static SolvedNotebook of(Notebook notebook) {
        ObjectNode json = notebook.json().deepCopy();
        Solutions solutions = Solutions.read(Solutions.file(notebook));
        for (int i = 0; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            if (cell.code()) ((ObjectNode) json.path("cells").get(i)).put("source", solved(cell, solutions));
        }
        return new SolvedNotebook(notebook, json);
    }

    static String solved(Cell cell, Solutions solutions) {
        Matcher todo = TODO.matcher(cell.source());
        Optional<String> code =
                cell.tags().contains("exercise") && todo.find() ? solutions.solution(todo.group(1)) : Optional.empty();
        String source = GUESS.matcher(code.map(solution -> withImports(cell, solution)).orElse(cell.source()))
                .replaceAll("guess(\"$1\", 100,");
        return QUIZ.matcher(source).replaceAll(empty -> "answers(" + empty.group(1).replace("\"\"", "\"a\"") + ")");
    }

    /** A solution replaces the code of a cell, but not its imports. */
    private static String withImports(Cell cell, String solution) {
        return Stream.concat(
                cell.source().lines().filter(line -> line.startsWith("import ") && !solution.contains(line)),
                Stream.of(solution.strip())).collect(Collectors.joining("\n"));
    }

    /** Writes the notebook for Jupyter to run, without cells that need an AWS account. */
    void write(Path file) throws IOException {
        ObjectNode runnable = json.deepCopy();
        ArrayNode cells = JSON.createArrayNode();
        for (int i = 0; i < notebook.cells().size(); i++)
            if (!needsAws(notebook.cells().get(i))) cells.add(json.path("cells").get(i));
        runnable.set("cells", cells);
        JSON.writeValue(file.toFile(), runnable);
    }

    private static boolean needsAws(Cell cell) {
        return cell.code() && cell.tags().contains("aws");
    }

    /**
     * All cells with the outputs of those that were run.
     *
     * @param links  adapts a notebook's links to the folder where it is shown
     * @param places replacements for the paths of this machine
     * @throws Problem if a cell failed unexpectedly, or if a check or a guess did not pass
     */
    String withResults(Notebook executed, ShownLinks links, Map<String, String> places) throws IOException {
        Map<String, JsonNode> ran = new HashMap<>();
        for (int i = 0; i < executed.cells().size(); i++)
            ran.put(executed.cells().get(i).id(), executed.json().path("cells").get(i));
        ObjectNode shown = json.deepCopy();
        int n = 0;
        for (int i = 0; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            if (!cell.code())
                ((ObjectNode) shown.path("cells").get(i)).put("source", links.of(cell.source()));
            if (!cell.code() || needsAws(cell)) continue;
            ArrayNode outputs = ShownOutputs.of(ran.get(cell.id()).path("outputs"));
            if (!cell.tags().contains("raises-exception")) failIfFailed(cell, outputs);
            ObjectNode target = (ObjectNode) shown.path("cells").get(i);
            target.set("outputs", outputs);
            target.put("execution_count", ++n);
        }
        ((ArrayNode) shown.path("cells")).insert(0, JSON.createObjectNode().put("cell_type", "markdown")
                .put("id", "results").put("source", note()).set("metadata", JSON.createObjectNode()));
        String text = JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter(" ", "\n")))
                .writeValueAsString(shown) + "\n";
        for (var place : places.entrySet()) text = text.replace(place.getKey(), place.getValue());
        return text;
    }

    private String note() {
        return """
                > **With results.** `./jbang report --look` ran this notebook. The exercises are solved, every guess \
                is \
                100, and cells that need an AWS account were left out. Your own copy has no results yet: \
                `./jbang learn` opens it.""";
    }

    private void failIfFailed(Cell cell, ArrayNode outputs) {
        for (JsonNode output : outputs) {
            String text = Notebook.text(output.path("data").path("text/plain"));
            if (NOT_YET.matcher(text).find())
                throw new Problem("Cell " + cell.id() + " of " + notebook.name() + " didn't pass: " + text,
                        "Fix the solution or the check, and run the command again.");
            if (output.path("output_type").asText().equals("error"))
                throw new Problem("Cell " + cell.id() + " of " + notebook.name() + " failed: "
                        + output.path("evalue").asText(),
                        "Fix the notebook, or what it needs, and run the command again.");
        }
    }
}
