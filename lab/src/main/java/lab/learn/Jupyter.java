package lab.learn;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import lab.Home;
import lab.toolchain.PythonEnvironment;
import locallambda.system.Problem;

/**
 * The Python environment of the notebooks: JupyterLab and the Java kernel, in the user's cache under the sum of its
 * requirements.
 */
public record Jupyter(Path folder) {

    /**
     * No pop-up about news, no look for updates; light or dark as the system is; a closed notebook ends its kernel;
     * every cell is on the page.
     */
    private static final String SETTINGS = """
            {
              "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false},
              "@jupyterlab/apputils-extension:themes": {"adaptive-theme": true},
              "@jupyterlab/notebook-extension:tracker": {"kernelShutdown": true, "windowingMode": "none"}
            }
            """;

    /**
     * The environment, made first if need be.
     *
     * @param say gets a line when that takes a while
     * @throws Problem if there is no Python, or pip fails
     */
    public static Jupyter of(Home home, Consumer<String> say) {
        return new Jupyter(PythonEnvironment.of(home, new PythonEnvironment.Recipe("jupyter", "The notebooks",
                home.checkout().resolve("notebooks/requirements.txt"),
                Map.of("share/jupyter/lab/settings/overrides.json", SETTINGS)), say).folder());
    }

    public Path python() {
        return folder.resolve("bin/python");
    }

    /** The kernel's own jar, as pip installed it. */
    Path kernel() {
        return folder.resolve("share/jupyter/kernels/java/jjava.jar");
    }
}
