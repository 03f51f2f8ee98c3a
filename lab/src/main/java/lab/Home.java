package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import locallambda.system.Problem;

/**
 * The two folders that the lab uses: the checkout that it runs from, and the user's cache, which outlives checkouts.
 */
public record Home(Path checkout, Path cache) {

    /**
     * Finds the checkout from the current directory upwards (or from {@code LAMBDA_RACE_HOME}); the cache is
     * {@code LAMBDA_RACE_CACHE}, else {@code $XDG_CACHE_HOME/lambda-race}, else {@code ~/.cache/lambda-race}.
     *
     * @throws Problem outside of a checkout
     */
    public static Home find() {
        return new Home(checkout(Path.of(environment("LAMBDA_RACE_HOME", "")).toAbsolutePath().normalize()),
                cacheFolder());
    }

    public Path lambdas() {
        return checkout.resolve("lambdas");
    }

    public Path results() {
        return checkout.resolve("results");
    }

    private static Path checkout(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent())
            if (Files.isDirectory(folder.resolve("lambdas/variants")) && Files.isDirectory(folder.resolve("lab")))
                return folder;
        throw new Problem("No Lambda Race checkout at " + from + " or in a folder above it.",
                "Run the command inside the checkout.");
    }

    private static Path cacheFolder() {
        String own = environment("LAMBDA_RACE_CACHE", "");
        if (!own.isEmpty()) return Path.of(own).toAbsolutePath();
        return Path.of(environment("XDG_CACHE_HOME", userHome() + "/.cache")).resolve("lambda-race");
    }

    /**
     * The home folder as the shell sees it, because shell tools use the same cache. Java's own property ignores {@code
     * HOME}.
     */
    public static String userHome() {
        return environment("HOME", System.getProperty("user.home"));
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
