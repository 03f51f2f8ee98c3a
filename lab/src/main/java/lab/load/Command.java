package lab.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lab.console.Stoppable;
import lab.toolchain.Downloads;
import locallambda.system.LabMarker;
import locallambda.system.LoopbackOnly;

/** A short-lived process whose output somebody wants to read. */
record Command(List<String> words, Map<String, String> environment) {

    /** @param exitCode 127 if the program could not be started, as a shell has it */
    record Output(int exitCode, String text) {

        String lastLine() {
            return text.strip().lines().reduce((earlier, later) -> later).orElse("it printed nothing");
        }
    }

    /** Runs it; after {@code limit} or when interrupted it is killed with its children. */
    Output run(Duration limit) throws InterruptedException {
        try {
            Path said = Files.createTempFile("lambda-race", ".out");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(LoopbackOnly.outside(words)).redirectErrorStream(true)
                                .redirectOutput(said.toFile())
                                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
                Downloads.hurry(builder.environment());
                builder.environment().putAll(environment);
                builder.environment().put(LabMarker.VARIABLE, LabMarker.value());
                return wait(start(builder), limit, said);
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Output wait(Process process, Duration limit, Path said) throws InterruptedException, IOException {
        if (process == null) return new Output(127, words.getFirst() + " can't be run here");
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            // on a terminal Ctrl-C reaches the command, too, often before this thread is interrupted
            if (ended && process.exitValue() == Stoppable.INTERRUPTED) throw new InterruptedException("by SIGINT");
            String text = Files.readString(said, StandardCharsets.UTF_8);
            return ended ? new Output(process.exitValue(), text)
                    : new Output(124, text + "\nit didn't end within " + limit.toSeconds() + " s");
        } finally {
            Trees.kill(process);
        }
    }

    /** @return null if the program does not run on this machine */
    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return null;
        }
    }
}
