package lab.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls the one command that needs more rights than others; {@code lambdas/tools/snapshot} says what it does. */
record SnapshotTool(Path command) {

    private static final int PATIENCE_S = 60;

    /** Ends the process and leaves its memory in {@code folder}. */
    void dump(long pid, Path folder) throws IOException {
        run("dump", Long.toString(pid), folder.toString());
    }

    /** The command that starts a copy. */
    List<String> restore(long pid, Path folder, Path output) {
        return List.of(command.toString(), "restore", Long.toString(pid), folder.toString(), output.toString());
    }

    /** The command that starts a process in a way that it can be dumped. */
    List<String> start(List<String> process) {
        List<String> all = new ArrayList<>(List.of(command.toString(), "start"));
        all.addAll(process);
        return all;
    }

    private void run(String verb, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(command.toString(), verb));
        all.addAll(List.of(arguments));
        Path said = Files.createTempFile("snapshot-", ".txt");
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectInput(new File("/dev/null")).redirectOutput(said.toFile()).start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFileName() + " " + verb + " took longer than " + PATIENCE_S + " s");
            }
            if (process.exitValue() != 0) throw new IOException(Files.readString(said).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
