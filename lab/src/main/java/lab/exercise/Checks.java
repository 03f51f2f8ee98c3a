package lab.exercise;

import java.util.List;
import java.util.stream.Stream;
import lab.notebook.cell.CannotRun;
import locallambda.system.Problem;

/** All checks, notebook by notebook. */
public final class Checks {

    private static final List<Check> ALL = Stream.of(
            Checks00.CHECKS, Checks01.CHECKS, Checks02.CHECKS, Checks03.CHECKS, Checks04.CHECKS, Checks05.CHECKS,
            Checks06.CHECKS, Checks07.CHECKS, Checks08.CHECKS, Checks09.CHECKS, Checks10.CHECKS,
            Checks11.CHECKS, Checks12.CHECKS)
            .flatMap(List::stream).toList();

    private Checks() {}

    public static List<Check> all() {
        return ALL;
    }

    static Check of(String id) {
        return ALL.stream().filter(check -> check.id().equals(id)).findFirst()
                .orElseThrow(() -> new CannotRun(new Problem("There is no check \"" + id + "\".",
                        "Undo your changes in this cell, or get a fresh copy of the notebook with ./jbang reset "
                                + "NUMBER.")));
    }
}
