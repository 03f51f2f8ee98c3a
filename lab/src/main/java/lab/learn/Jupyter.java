package lab.learn;

import java.nio.file.Path;
import java.util.Map;
import lab.Home;
import lab.toolchain.BuildListener;
import lab.toolchain.PythonEnvironment;
import locallambda.system.Problem;

/**
 * The Python environment of the notebooks with JupyterLab and the Java kernel. The cache keeps it under a checksum of
 * its requirements.
 */
public record Jupyter(Path folder) {

    /**
     * No pop-up about news, no look for updates; light or dark as the system is; saved every 15 s, so that a closed
     * tab loses little output; a notebook that is closed in JupyterLab ends its kernel; every cell is on the page.
     */
    private static final String SETTINGS = """
            {
              "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false},
              "@jupyterlab/apputils-extension:themes": {"adaptive-theme": true},
              "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 15},
              "@jupyterlab/notebook-extension:tracker": {"kernelShutdown": true, "windowingMode": "none"}
            }
            """;

    /**
     * Returns the environment, and creates it first if it is missing.
     *
     * @param listener hears of it if that takes a while
     * @throws Problem if there is no Python, or pip fails
     */
    public static Jupyter of(Home home, BuildListener listener) {
        return new Jupyter(PythonEnvironment.of(home, new PythonEnvironment.Recipe("jupyter", "The notebooks",
                home.checkout().resolve("notebooks/requirements.txt"),
                Map.of("share/jupyter/lab/settings/overrides.json", SETTINGS)), listener).folder());
    }

    public Path python() {
        return folder.resolve("bin/python");
    }

    /** The kernel's own jar, as pip installed it. */
    Path kernel() {
        return folder.resolve("share/jupyter/kernels/java/jjava.jar");
    }
}
