package lab.notebook.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import lab.learn.Work;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Folders;

/**
 * The small program of {@code notebooks/native}, copied into the learner's folder so that the lab can build it like a
 * variant. The builds stay in that folder too.
 */
record GreetingFolder(Home home, Variant variant) {

    private static final String NAME = "greeting";

    static Path sources(Home home) {
        return home.checkout().resolve("notebooks/native");
    }

    /** Writes the program and its metadata as in a project. It replaces the files that an earlier call wrote. */
    static GreetingFolder with(Home home, JsonNode metadata) throws IOException {
        Path folder = Work.of(home).folder().resolve("native");
        Home own = new Home(folder, Files.createDirectories(folder.resolve("cache")).toRealPath());
        Path lambdas = own.lambdas();
        Folders.delete(lambdas);
        Path place = Files.createDirectories(lambdas.resolve(NAME + "/META-INF/native-image/" + NAME));
        Files.createDirectories(lambdas.resolve("variants"));
        Files.copy(home.lambdas().resolve("toolchains.yaml"), lambdas.resolve("toolchains.yaml"));
        Files.createSymbolicLink(lambdas.resolve("tools"), home.lambdas().resolve("tools"));
        Files.copy(sources(home).resolve(NAME + ".yaml"), lambdas.resolve("variants/" + NAME + ".yaml"));
        Files.copy(sources(home).resolve("Greeting.java"), lambdas.resolve(NAME + "/Greeting.java"));
        Files.writeString(place.resolve("reachability-metadata.json"), metadata.toPrettyString());
        return new GreetingFolder(own, Variants.read(lambdas).getFirst());
    }
}
