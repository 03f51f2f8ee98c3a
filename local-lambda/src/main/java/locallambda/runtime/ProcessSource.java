package locallambda.runtime;

import java.io.IOException;

/** How the processes of a function's environments come to be. It is chosen once, when the function is deployed. */
public interface ProcessSource extends AutoCloseable {

    /**
     * Starts the process of an environment under its limits.
     *
     * @param environment the environment's id
     * @param vcpus       CPU share to start with
     * @param onDeath     called once when the process has ended
     * @throws IOException if no process can be started
     */
    RuntimeProcess start(String environment, double vcpus, Runnable onDeath) throws IOException;

    @Override
    void close();
}
