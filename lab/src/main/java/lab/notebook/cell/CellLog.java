package lab.notebook.cell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records how each cell ended, as the kernel reports it. So a check knows when the cell above it failed. */
public final class CellLog {

    private static final Pattern TODO = Pattern.compile("// TODO (\\d\\d\\.\\d+)");
    /** A number as the exercises have it before anybody filled it in. */
    private static final Pattern UNFILLED = Pattern.compile("(=|return)\\s*0(\\.0)?\\s*;");

    /** @param fault the first line of its error; empty if it had none */
    private record Ran(String source, String fault) {}

    private static final Map<String, Ran> EXERCISES = new ConcurrentHashMap<>();
    private static final Ran NOTHING = new Ran("", "");
    private static volatile Ran before = NOTHING, now = NOTHING;

    private CellLog() {}

    public static void begins(String source) {
        if (now == NOTHING && Declared.hasCellsAbove(source))
            System.out.println("The kernel has just started, so no cell above has run. If this cell needs their "
                    + "variables, choose Run → Run All Above Selected Cell. The lab keeps everything that it has "
                    + "built.");
        before = now;
        keep(new Ran(source, ""));
    }

    public static void failed(String fault) {
        keep(new Ran(now.source(), fault));
    }

    /** The cell that runs, or the one that ran last. */
    public static String source() {
        return now.source();
    }

    private static void keep(Ran ran) {
        now = ran;
        Matcher todo = TODO.matcher(ran.source());
        while (todo.find()) EXERCISES.put(todo.group(1), ran);
    }

    /**
     * Why an answer may be old or missing: the exercise's cell failed, or the cell that ran before the check's cell
     * failed.
     *
     * @return empty if neither cell failed, or if the kernel doesn't report cells
     */
    public static Optional<String> faultBefore(String exercise) {
        Ran own = EXERCISES.getOrDefault(exercise, before);
        return Optional.of(own.fault().isEmpty() ? before.fault() : own.fault()).filter(fault -> !fault.isEmpty());
    }

    /** Did somebody replace the 0, which means no answer, in an exercise's cell, and run the cell? */
    public static boolean filledIn(String exercise) {
        Ran own = EXERCISES.get(exercise);
        return own != null && own.fault().isEmpty() && !UNFILLED.matcher(own.source()).find();
    }
}
