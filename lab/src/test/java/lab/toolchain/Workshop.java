package lab.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;

/** A small checkout with one variant that a shell builds, and a cache of its own. */
record Workshop(Home home, List<String> said) {

    private static final String YAML = """
            name: shell
            title: Shell
            folder: shell
            needs: [sh]
            build:
              - mkdir -p out/app
              - cp greeting.txt out/app/
            artifact: out/app
            start: cat ${here}/out/app/greeting.txt --memory ${memory}
            env: {LAST: x}
            local-env: {GREETING: "${here}/out/app", HEAP: "${heap-kb}"}
            """;

    static Workshop in(Path folder) throws IOException {
        Workshop workshop = new Workshop(new Home(folder.resolve("checkout"), folder.resolve("cache")),
                new CopyOnWriteArrayList<>());
        Files.createDirectories(workshop.home.lambdas().resolve("variants"));
        workshop.toolchains("sh: {probe: echo 1.2.3, version: '([0-9.]+)', install: none}\n");
        workshop.source("greeting.txt", "hello");
        return workshop.yaml(YAML);
    }

    /**
     * Links the stores of the real checkout, from the cache that all tests share; {@link #unlinkStores} takes them
     * away.
     */
    Workshop withStores() throws IOException {
        Path built = Path.of(StoresBuild.classPath(Home.find())).getParent();
        Files.createDirectories(home.cache());
        Files.createSymbolicLink(home.cache().resolve(built.getFileName()), built);
        Files.createDirectories(home.checkout().resolve("lab"));
        Files.createSymbolicLink(home.checkout().resolve("lab/stores"), Home.find().checkout().resolve("lab/stores"));
        return this;
    }

    void unlinkStores() throws IOException {
        Files.delete(home.checkout().resolve("lab/stores"));
        Files.delete(home.cache().resolve(Path.of(StoresBuild.classPath(Home.find())).getParent().getFileName()));
    }

    Workshop yaml(String yaml) throws IOException {
        Files.writeString(home.lambdas().resolve("variants/shell.yaml"), yaml);
        return this;
    }

    /** The sound file with one piece replaced. */
    Workshop with(String piece, String other) throws IOException {
        if (!YAML.contains(piece)) throw new IllegalArgumentException(piece);
        return yaml(YAML.replace(piece, other));
    }

    /** The sound file with these commands as its build. */
    Workshop building(String... commands) throws IOException {
        StringBuilder list = new StringBuilder("build:\n");
        for (String command : commands) list.append("  - >-\n    ").append(command).append('\n');
        return with(YAML.substring(YAML.indexOf("build:"), YAML.indexOf("artifact:")), list.toString());
    }

    void toolchains(String yaml) throws IOException {
        Files.writeString(home.lambdas().resolve("toolchains.yaml"), yaml);
    }

    void source(String file, String content) throws IOException {
        Path target = home.lambdas().resolve("shell").resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, content);
    }

    Variant variant() {
        return Variants.read(home.lambdas()).getFirst();
    }

    Builder builder() {
        return new Builder(home, said::add);
    }

    Built build() {
        return builder().build(variant());
    }

    /** How often something was built, rather than taken from the cache. */
    long builds() {
        return said.stream().filter(line -> line.startsWith("Built ")).count();
    }

    /** What lies in a place of the cache, without locks. */
    List<Path> inCache(String place) throws IOException {
        Path folder = home.cache().resolve(place);
        if (!Files.exists(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> !path.toString().endsWith(".lock")).toList();
        }
    }
}
