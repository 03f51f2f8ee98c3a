package lab.learn;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How far the learner is in one notebook. @param checks ids of its checks @param passed those of them that passed */
public record Chapter(String number, String title, Set<String> checks, Set<String> passed, long guesses) {

    private static final Pattern CHECK = Pattern.compile("check\\(\"(\\d\\d\\.\\d+)\"");

    /** One chapter for each notebook, in order. */
    public static List<Chapter> all(Work work, Progress.State state) {
        return Notebook.in(work.originals()).stream().map(Notebook::read).map(notebook -> of(notebook, state)).toList();
    }

    private static Chapter of(Notebook notebook, Progress.State state) {
        Set<String> checks = new TreeSet<>();
        for (Notebook.Cell cell : notebook.cells())
            if (cell.code()) CHECK.matcher(cell.source()).results().forEach(found -> checks.add(found.group(1)));
        Set<String> passed = new TreeSet<>(checks);
        passed.retainAll(state.passed().keySet());
        long guesses = state.guesses().keySet().stream().filter(id -> id.startsWith(notebook.number() + ".")).count();
        return new Chapter(notebook.number(), notebook.title(), checks, passed, guesses);
    }

    public boolean finished() {
        return passed.containsAll(checks);
    }

    public String passedOf() {
        return passed.size() + " of " + checks.size();
    }
}
