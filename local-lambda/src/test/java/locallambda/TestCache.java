package locallambda;

import java.nio.file.Path;
import java.util.Optional;

/** The user's cache: what tests install there is there the next time. */
final class TestCache {

    private TestCache() {}

    static Path folder() {
        return Optional.ofNullable(System.getenv("LAMBDA_RACE_CACHE")).map(Path::of)
                .orElseGet(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache")).resolve("lambda-race"));
    }
}
