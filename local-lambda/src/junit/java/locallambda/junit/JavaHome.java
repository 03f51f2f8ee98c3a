package locallambda.junit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.Problem;

/**
 * A JDK that runs functions.
 *
 * @param feature the first number of its version, such as 25
 */
record JavaHome(Path path, int feature) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    /**
     * @param home a folder, with placeholders as {@link LocalLambda#java} describes; empty for the JDK that runs this
     * @throws Problem if there is no JDK
     */
    static JavaHome of(String home) {
        if (home.isEmpty())
            return new JavaHome(Path.of(System.getProperty("java.home")), Runtime.version().feature());
        Path path = Path.of(PLACEHOLDER.matcher(home).replaceAll(JavaHome::value)).toAbsolutePath();
        if (!Files.isExecutable(path.resolve("bin/java")))
            throw new Problem("\"" + home + "\" leads to " + path + ", which contains no Java.",
                    "Use the home folder of a JDK, which contains bin/java.");
        return new JavaHome(path, feature(path));
    }

    String executable() {
        return path.resolve("bin/java").toString();
    }

    private static String value(MatchResult placeholder) {
        String name = placeholder.group(1);
        return Matcher.quoteReplacement(Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .orElseThrow(() -> new Problem("The function's JVM is in ${" + name + "}, which isn't set.",
                        "Set the environment variable or the system property " + name + ".")));
    }

    private static int feature(Path home) {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
            return Runtime.Version.parse(release.getProperty("JAVA_VERSION", "").replace("\"", "")).feature();
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem("The version of the JDK in " + home + " is unknown, because its \"release\" file has no "
                    + "readable JAVA_VERSION.", "Choose the home folder of a complete JDK.", e);
        }
    }
}
