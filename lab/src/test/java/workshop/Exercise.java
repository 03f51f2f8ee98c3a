package workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.learn.Notebook;
import lab.learn.Notebook.Cell;

/** An exercise as a notebook has it: the cell with the TODO, and the cell with its check. */
record Exercise(String id, Cell todo, Optional<Cell> check, String task) {

    private static final Pattern TODO = Pattern.compile("// TODO (\\d\\d\\.\\d+)");

    static List<Exercise> of(Notebook notebook) {
        List<Exercise> found = new ArrayList<>();
        List<Cell> cells = notebook.cells();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).tags().contains("exercise")) continue;
            Matcher todo = TODO.matcher(cells.get(i).source());
            String id = todo.find() ? todo.group(1) : "no TODO in cell " + cells.get(i).id();
            found.add(new Exercise(id, cells.get(i), cells.stream().filter(cell -> checks(cell, id)).findFirst(),
                    taskBefore(cells, i, id)));
        }
        return found;
    }

    static boolean checks(Cell cell, String id) {
        return cell.code() && cell.source().contains("check(\"" + id + "\"");
    }

    /** The text whose heading names the exercise. */
    private static String taskBefore(List<Cell> cells, int todo, String id) {
        for (int i = todo - 1; i >= 0; i--)
            if (!cells.get(i).code() && cells.get(i).source().contains("Exercise " + id))
                return cells.get(i).source().substring(cells.get(i).source().indexOf("Exercise " + id));
        return "";
    }
}
