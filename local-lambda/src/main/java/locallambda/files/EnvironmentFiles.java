package locallambda.files;

import java.io.IOException;
import java.nio.file.Path;
import locallambda.system.Mounts;

/**
 * What one execution environment has of this machine's files: a task folder that it cannot damage, and a folder for
 * temporary files of its own, which is deleted together with the environment.
 */
public interface EnvironmentFiles extends AutoCloseable {

    /** Where the environment's own temporary files are on this machine. */
    Path temporary();

    /** Text of a command or a variable, with the task folder's path as the environment sees it. */
    String inside(String text);

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

    /** Deletes what belongs to the environment alone. Its processes have ended. */
    @Override
    void close();
}
