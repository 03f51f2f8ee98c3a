package lab.notebook.build;

import lab.notebook.cell.CannotRun;
import lab.toolchain.Built;
import locallambda.system.Problem;

/** Starts a built Java variant with more JVM options than its YAML has. */
public final class JvmOptions {

    private static final String CLASS_PATH = " -cp ";

    private JvmOptions() {}

    /** Adds these options after the variant's own options, so they take precedence. */
    public static Built added(Built built, String options) {
        String start = built.variant().start().command();
        int place = start.indexOf(CLASS_PATH);
        if (place < 0)
            throw new CannotRun(
                    new Problem(built.variant().name() + " is not started by a java command with a class path.",
                            "Choose a Java variant, for example java-tuned."));
        return built.startedBy(start.substring(0, place) + " " + options + start.substring(place));
    }
}
