package lab.notebook.cell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Home;
import lab.learn.Notebook;
import lab.learn.Notebook.Cell;
import lab.learn.Work;
import locallambda.system.Problem;

/** Finds the cell of a notebook that declares a name. */
final class Declared {

    /** Jupyter's server says in it which file a kernel belongs to. */
    private static final String SESSION = "JPY_SESSION_NAME";

    private Declared() {}

    /**
     * The first line of the cell above {@code source} that declares a variable, method, class or import of this name.
     * If {@code source} was changed after its notebook was saved, its position is unknown, and all cells of the
     * notebook count.
     *
     * @param source the cell that uses it
     * @return empty if no cell above declares it, or if the cell's notebook is unknown
     */
    static Optional<String> above(String source, String name) {
        return cellsAbove(source).reversed().stream().filter(cell -> declares(cell.source(), name)).findFirst()
                .map(cell -> firstLine(cell.source()));
    }

    /** Does a cell above import a whole package, or all members of a class? */
    static boolean anyImportAbove(String source) {
        return cellsAbove(source).stream().flatMap(cell -> cell.source().lines())
                .anyMatch(line -> line.strip().matches("import .*\\.\\*;"));
    }

    private static List<Cell> cellsAbove(String source) {
        Optional<List<Cell>> above = notebooks().map(Declared::code).filter(cells -> place(cells, source) >= 0)
                .findFirst().map(cells -> cells.subList(0, place(cells, source)));
        return above.or(() -> own().map(Declared::code)).orElse(List.of());
    }

    private static List<Cell> code(Notebook notebook) {
        return notebook.cells().stream().filter(Cell::code).toList();
    }

    /** Does this cell's notebook have other cells before it? */
    static boolean hasCellsAbove(String source) {
        return notebooks().map(notebook -> place(code(notebook), source))
                .filter(place -> place >= 0).findFirst().orElse(0) > 0;
    }

    static boolean declares(String source, String name) {
        String quoted = Pattern.quote(name);
        return Stream
                .of("(?<![\\w.])" + quoted + "\\s*=(?!=)", "(?<!return|throw)(?<=[\\w>\\],])\\s+" + quoted + "\\s*;",
                        "[\\w>\\]]\\s+" + quoted + "\\s*\\([^()]*\\)\\s*(throws [\\w., ]+)?\\{",
                        "(class|record|interface|enum)\\s+" + quoted + "\\b", "import [\\w.]*\\b" + quoted + "\\s*;")
                .anyMatch(form -> Pattern.compile(form).matcher(source).find());
    }

    private static String firstLine(String source) {
        return source.lines().filter(line -> !line.isBlank() && !line.startsWith("//") && !line.startsWith("import "))
                .findFirst().orElse(source.lines().findFirst().orElse(""));
    }

    private static int place(List<Cell> cells, String source) {
        for (int i = 0; i < cells.size(); i++) if (cells.get(i).source().strip().equals(source.strip())) return i;
        return -1;
    }

    /** The kernel's own file as it was saved last, then the workshop's. */
    private static Stream<Notebook> notebooks() {
        try {
            List<Path> originals = Notebook.in(Work.of(Home.find()).originals());
            return Stream.concat(own().stream(), originals.stream().map(Notebook::read));
        } catch (Problem noCheckout) {
            return Stream.empty();
        }
    }

    private static Optional<Notebook> own() {
        return Optional.ofNullable(System.getenv(SESSION)).map(Path::of).filter(Files::isRegularFile)
                .map(Notebook::read);
    }
}
