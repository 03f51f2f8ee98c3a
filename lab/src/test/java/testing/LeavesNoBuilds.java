package testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.Home;
import lab.notebook.deploy.HttpClients;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class whose tests leave builds of made-up variants in the user's cache. */
public final class LeavesNoBuilds implements BeforeAllCallback, AfterAllCallback {

    private static final Pattern BUILD = Pattern.compile("(.+?)(-aws|-image)?-[0-9a-f]{12}(\\..+)?");

    /** What {@code measure} builds for all functions. */
    private static final Set<String> SUPPORT = Set.of("event-native");

    private Set<Path> before;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        before = madeUp();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Set<Path> left = madeUp();
        left.removeAll(before);
        if (!left.isEmpty()) throw new AssertionError("left in the user's cache: " + left);
    }

    /** Everything in the places of builds that does not belong to a variant of this checkout. */
    private static Set<Path> madeUp() throws IOException {
        Home home = Home.find();
        Set<String> real = Variants.all(home.lambdas()).stream().map(Variant::name).collect(Collectors.toSet());
        real.addAll(HttpClients.builds()); // notebook 03 builds these for the learner
        real.addAll(SUPPORT);
        Set<Path> found = Stream.of("variants", "staging").map(home.cache()::resolve).filter(Files::isDirectory)
                .flatMap(LeavesNoBuilds::list).collect(Collectors.toSet());
        found.removeIf(path -> {
            Matcher build = BUILD.matcher(path.getFileName().toString());
            return build.matches() && real.contains(build.group(1));
        });
        return found;
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
