package locallambda.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import locallambda.system.Mounts;

/**
 * The files of one execution environment: a task folder that the environment cannot damage, and its own folder for
 * temporary files. The folder for temporary files is deleted together with the environment.
 */
public interface EnvironmentFiles extends AutoCloseable {

    /** Text of a command or a variable, with the task folder's path as the environment sees it. */
    String inside(String text);

    /** Does the first part of {@link #start} in advance, while nobody waits for the process. This call is optional. */
    default void prepare() throws IOException {}

    /**
     * Starts a process of the environment.
     *
     * @param builder with command and variables
     * @param output  file that its output is appended to
     */
    Mounts.Started start(ProcessBuilder builder, Path output) throws IOException;

    /**
     * Files for a process that is restored from a snapshot. They include what the original process wrote into these
     * files.
     */
    EnvironmentFiles copy() throws IOException;

    /**
     * A sentence, returned only once, if the environment has more temporary files than the function may have. The check
     * runs after invocations. Always empty if the system itself limits the size.
     */
    Optional<String> oversize();

    /** Deletes what belongs to the environment alone. Its processes have ended. */
    @Override
    void close();
}
