package lab.learn;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import locallambda.system.JsonFault;
import locallambda.system.Problem;

/**
 * {@code progress.json}: what the learner guessed, the results, and passed checks; several kernels may write to it.
 */
public record Progress(Path file) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    /** A number that was guessed before it was measured; {@code came} is null until then. */
    public record Guess(double guessed, String unit, Double came) {

        /** How far off the guess is, as a factor of 1 or more; NaN without a result or for a guess below 0. */
        public double factor() {
            if (came == null || came <= 0 || guessed <= 0) return Double.NaN;
            return Math.max(guessed / came, came / guessed);
        }
    }

    /**
     * The file lock excludes other processes. This lock excludes this process's threads, which may use several objects
     * for the same file.
     */
    private static final Object ONE_WRITER = new Object();

    /**
     * Everything, by id: {@code passed} has the time, {@code answers} the first answer, {@code lastAnswers} the latest.
     */
    public record State(Map<String, Guess> guesses, Map<String, String> passed, Map<String, String> answers,
            Map<String, String> lastAnswers) {

        public State {
            guesses = new TreeMap<>(guesses == null ? Map.of() : guesses);
            passed = new TreeMap<>(passed == null ? Map.of() : passed);
            answers = new TreeMap<>(answers == null ? Map.of() : answers);
            lastAnswers = new TreeMap<>(lastAnswers == null ? Map.of() : lastAnswers);
        }
    }

    public State read() {
        if (!Files.exists(file)) return new State(null, null, null, null);
        try {
            return JSON.readValue(file.toFile(), State.class);
        } catch (JsonProcessingException e) {
            throw new Problem(file + " doesn't contain what the lab expects: " + JsonFault.words(e) + ".",
                    "If you changed this file, undo the change. Otherwise, rename or delete it. The lab then starts a "
                            + "new one, without your guesses and passed checks.",
                    e);
        } catch (IOException e) {
            throw new Problem("Cannot read " + file + ": " + e.getMessage() + ".",
                    "Check the permissions of this file.", e);
        }
    }

    /** Changes the file, one writer at a time. */
    public void change(UnaryOperator<State> change) {
        synchronized (ONE_WRITER) {
            changeLocked(change);
        }
    }

    private void changeLocked(UnaryOperator<State> change) {
        try {
            Files.createDirectories(file.getParent());
            Path lock = file.resolveSibling(".progress.lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Path unfinished = file.resolveSibling(".progress.unfinished");
                Files.writeString(unfinished, JSON.writeValueAsString(change.apply(read())));
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new Problem("Cannot write " + file + ": " + e.getMessage() + ".",
                    "Free some disk space, or fix the permissions.", e);
        }
    }
}
