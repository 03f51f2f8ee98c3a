package testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.Home;
import lab.load.K6;
import lab.run.MadeUpRun;
import lab.toolchain.BuildTimes;
import lab.toolchain.StoresBuild;

/** A checkout beside the real one, in which a test can add, break or remove variants. */
public record Checkout(Path path) {

    private static final Set<String> BUILDS = Set.of("variants", "staging");

    /** Links everything but the variants, which are copied. */
    public static Checkout in(Path folder) {
        Path real = Home.find().checkout();
        try {
            for (String part : new String[] {"lab", "local-lambda", "scripts", "pom.xml", "docs"})
                Files.createSymbolicLink(folder.resolve(part), real.resolve(part));
            copy(real.resolve("lambdas"), folder.resolve("lambdas"));
            return new Checkout(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> environment() {
        return Map.of("LAMBDA_RACE_HOME", path.toString());
    }

    public Home home() {
        return new Home(path, Home.find().cache());
    }

    /**
     * The same with a cache of its own for the builds, and all else from the user's: for variants that a test makes up.
     */
    public Home apart() {
        try {
            Home real = Home.find();
            StoresBuild.classPath(real);
            K6.find(real, line -> {});
            Path cache = Files.createDirectories(path.resolve("cache"));
            try (Stream<Path> all = Files.list(real.cache())) {
                for (Path each : all.filter(each -> !BUILDS.contains(each.getFileName().toString())).toList())
                    if (!Files.exists(cache.resolve(each.getFileName())))
                        Files.createSymbolicLink(cache.resolve(each.getFileName()), each);
            }
            return new Home(path, cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Map<String, String> environmentApart() {
        return Map.of("LAMBDA_RACE_HOME", path.toString(), "LAMBDA_RACE_CACHE", apart().cache().toString());
    }

    /** Adds a variant whose function is one shell or Perl file. */
    public Checkout variant(String name, String file, String content, String yaml) {
        try {
            Path folder = Files.createDirectories(path.resolve("lambdas").resolve(name));
            Files.writeString(folder.resolve(file), content);
            Files.writeString(path.resolve("lambdas/variants/" + name + ".yaml"), yaml);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a variant like another one, which took five minutes to build in the committed first race. */
    public Checkout withALongBuild(String name, String like) throws IOException {
        Path variants = path.resolve("lambdas/variants");
        Files.writeString(variants.resolve(name + ".yaml"), Files.readString(variants.resolve(like + ".yaml"))
                .replace("name: " + like + "\n", "name: " + name + "\n"));
        Path run = Files.createDirectories(path.resolve(BuildTimes.RUN));
        MadeUpRun.write(run, Map.of(name, MadeUpRun.usual().get(like)), List.of(512), 5, 200);
        String record = Files.readString(run.resolve("run.json"));
        Files.writeString(run.resolve("run.json"), record.replaceAll("\"buildMs\":\\d+", "\"buildMs\":300000"));
        return this;
    }

    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(file -> !file.toString().contains("/target")).toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectories(target);
                else Files.copy(each, target);
            }
        }
    }
}
