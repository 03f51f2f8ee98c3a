package locallambda.runtime;

import java.io.IOException;
import locallambda.files.EnvironmentFiles;

/** Starts the processes of a function's environments. The source is chosen once, when the function is deployed. */
public interface ProcessSource extends AutoCloseable {

    /** The files of a new environment, which closes them when it ends. */
    EnvironmentFiles files() throws IOException;

    /**
     * Starts the process of an environment under its limits.
     *
     * @param environment the environment's id
     * @param files       the environment's files
     * @param vcpus       CPU share to start with
     * @param onDeath     called once when the process has ended
     * @throws IOException if no process can be started
     */
    RuntimeProcess start(String environment, EnvironmentFiles files, double vcpus, Runnable onDeath)
            throws IOException;

    @Override
    void close();
}
