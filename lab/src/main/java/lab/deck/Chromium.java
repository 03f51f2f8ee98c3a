package lab.deck;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the browser that converts slides to PDF, PPTX and pictures. */
public final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Chromium() {}

    /** The browser that CHROME_PATH names; otherwise the first browser on PATH with one of the usual names. */
    public static Optional<Path> find() {
        if (isNamed()) return Optional.of(Path.of(named())).filter(Files::isExecutable);
        return NAMES.stream().flatMap(
                name -> Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /** Whether CHROME_PATH names the browser. If so, no other browser is used. */
    public static boolean isNamed() {
        return named() != null && !named().isBlank();
    }

    /** Why there is no browser, and what to do. @param install the command that adds one */
    public static String missing(String install) {
        return isNamed()
                ? "CHROME_PATH points to a browser that doesn't exist (" + named() + "). Correct or unset CHROME_PATH."
                : "this machine doesn't have it. Set CHROME_PATH, or run: " + install;
    }

    private static String named() {
        return System.getenv("CHROME_PATH");
    }
}
