package lab.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import lab.Home;

/** The tests of one language, run by that language's own tool. */
public sealed interface Suite permits MavenSuite, PytestSuite, CargoSuite {

    /** As {@code --only} takes it. */
    String name();

    /**
     * Sets up what the tests need and runs them.
     *
     * @param lines gets each line that the tool prints, as soon as it is printed
     */
    Outcome run(Consumer<String> lines);

    /** @param all the long tests as well @param logs folder that keeps what the tools print */
    static List<Suite> of(Home home, boolean all, Path logs) {
        Path lambdas = home.lambdas();
        return List.of(
                new MavenSuite("lab", home.checkout().resolve("lab"), all, logs),
                new MavenSuite("java", lambdas.resolve("java"), all, logs),
                new PytestSuite("python", lambdas.resolve("python"), home.cache(), logs),
                new CargoSuite("rust", lambdas.resolve("rust"), home.cache(), logs));
    }
}
