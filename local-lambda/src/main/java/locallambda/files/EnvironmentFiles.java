package locallambda.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import locallambda.system.Mounts;

/**
 * What one execution environment has of this machine's files: a task folder that it cannot damage, and a folder for
 * temporary files of its own, which is deleted together with the environment.
 */
public interface EnvironmentFiles extends AutoCloseable {

    /** Text of a command or a variable, with the task folder's path as the environment sees it. */
    String inside(String text);

    /**
     * Makes now what {@link #start} would make first, while nobody waits for the process. Nothing else depends on it.
     */
    default void prepare() throws IOException {}

    /**
     * Starts a process of the environment.
     *
     * @param builder with command and variables
     * @param output  file that its output is appended to
     */
    Mounts.Started start(ProcessBuilder builder, Path output) throws IOException;

    /**
     * Files for a copy of a process that ran with these, as a snapshot has them: what it wrote is there.
     */
    EnvironmentFiles copy() throws IOException;

    /**
     * A sentence if it has more temporary files than the function may have, told once. It is asked after invocations;
     * empty where the system itself refuses more.
     */
    Optional<String> oversize();

    /** Deletes what belongs to the environment alone. Its processes have ended. */
    @Override
    void close();
}
