package lab.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Problem;
import lab.build.Built;

/** Starts a built Java variant otherwise than its YAML says: with more JVM options, or with another class path. */
public final class Options {

    private static final Pattern CLASS_PATH = Pattern.compile(" -cp (\"[^\"]*\"|\\S+)");

    private Options() {}

    /** The variant with these options behind its own: where both say something, these win. */
    public static Built added(Built built, String options) {
        return changed(built, classPath -> " " + options + classPath.group());
    }

    /** The variant with this class path: jars and placeholders such as {@code ${jars:artifact/lib}}, with colons between. */
    public static Built classPath(Built built, String classPath) {
        return changed(built, _ -> " -cp \"" + classPath + "\"");
    }

    /** Its class path as the YAML writes it. */
    public static String classPath(Built built) {
        return find(built).group(1).replace("\"", "");
    }

    private interface Change {
        String of(Matcher classPath);
    }

    private static Built changed(Built built, Change change) {
        Matcher classPath = find(built);
        String start = built.variant().start();
        return built.startedBy(start.substring(0, classPath.start()) + change.of(classPath) + start.substring(classPath.end()));
    }

    private static Matcher find(Built built) {
        Matcher classPath = CLASS_PATH.matcher(built.variant().start());
        if (classPath.find()) return classPath;
        throw new InACell.Told(new Problem(built.variant().name() + " is not started by java with a class path.", "Choose a variant that is, e.g. java-tuned."));
    }
}
