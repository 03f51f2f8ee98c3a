package lab.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lab.Home;
import locallambda.system.Problem;

/** The tests of one language, run by that language's own tool. */
public sealed interface Suite permits MavenSuite, PytestSuite, CargoSuite, GoSuite {

    /** The suite's name, as {@code --only} expects it. */
    String name();

    /**
     * Sets up what the tests need and runs them.
     *
     * @param lines gets each line that the tool prints, as soon as it is printed
     */
    Outcome run(Consumer<String> lines);

    /**
     * The project's own suites, and those of every function that has tests. @param all whether the long tests run as
     * well @param logs folder that keeps what the tools print
     */
    static List<Suite> of(Home home, boolean all, Path logs) {
        List<Suite> suites = new ArrayList<>(List.of("local-lambda", "lab").stream()
                .map(module -> MavenSuite.module(home.checkout(), module, all, logs)).toList());
        try (Stream<Path> folders = Files.list(home.lambdas())) {
            folders.sorted().flatMap(folder -> in(folder, home.cache(), all, logs).stream()).forEach(suites::add);
        } catch (IOException e) {
            throw new Problem("Cannot read " + home.lambdas() + ".", "Check its permissions.", e);
        }
        return suites;
    }

    /** What a folder's language tests with, by the file that every project of that language has. */
    private static Optional<Suite> in(Path folder, Path cache, boolean all, Path logs) {
        String name = folder.getFileName().toString();
        if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("src/test/java")))
            return Optional.of(MavenSuite.of(folder, all, logs));
        if (Files.exists(folder.resolve("pytest.ini"))) return Optional.of(new PytestSuite(name, folder, cache, logs));
        if (Files.exists(folder.resolve("Cargo.toml"))) return Optional.of(new CargoSuite(name, folder, cache, logs));
        if (Files.exists(folder.resolve("go.mod"))) return Optional.of(new GoSuite(name, folder, logs));
        return Optional.empty();
    }
}
