package lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import locallambda.system.Folders;

/** A folder for what a bench writes and nobody reads afterwards. */
record Scratch(Path folder) implements AutoCloseable {

    static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("lambda-race-bench-"));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
