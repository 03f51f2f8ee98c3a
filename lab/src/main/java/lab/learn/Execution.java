package lab.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import lab.Home;
import locallambda.system.Problem;

/**
 * Runs notebooks from top to bottom without a browser.
 *
 * @param work  the learner's folder, as {@code LAMBDA_RACE_WORK} names it
 * @param scale how many of a notebook's repetitions to make, as {@code LAMBDA_RACE_SCALE}; 1 for all
 * @param look  whether they run for readers who look at the results without running anything, as {@link #LOOK}
 */
public record Execution(Home home, Path work, String scale, boolean look) {

    /** The variable that tells the cells whether {@link #look} is set. */
    public static final String LOOK = "LAMBDA_RACE_LOOK";

    /**
     * {@code jupyter execute} with the kernel's ports from below those that the system gives away by itself: Jupyter
     * looks for free ones and lets go of them until the kernel takes them, and in between anything else that starts may
     * get one.
     */
    private static final String EXECUTE = """
            import random, socket
            import nbclient.cli

            def free():
                while True:
                    port = random.randrange(15000, 32000)
                    with socket.socket() as probe:
                        try:
                            probe.bind(("127.0.0.1", port))
                            return port
                        except OSError:
                            pass

            class Client(nbclient.cli.NotebookClient):
                def create_kernel_manager(self):
                    kernel = super().create_kernel_manager()
                    kernel.cache_ports = False
                    for channel in ("shell", "iopub", "stdin", "hb", "control"):
                        setattr(kernel, channel + "_port", free())
                    return kernel

            nbclient.cli.NotebookClient = Client
            nbclient.cli.NbClientApp.launch_instance()
            """;

    public Execution(Home home, Path work, String scale) {
        this(home, work, scale, false);
    }

    /**
     * Runs a notebook and keeps its outputs in the file; a cell that fails doesn't end it.
     *
     * @param seconds how long a cell may take
     * @throws Problem if Jupyter fails
     */
    public void run(Path notebook, int seconds) {
        Path log = notebook.resolveSibling(notebook.getFileName().toString().replace(".ipynb", ".log"));
        try {
            int exit = python("-c", EXECUTE, "--allow-errors", "--inplace", "--startup_timeout=120",
                    "--timeout=" + seconds, notebook.toString()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start().waitFor();
            if (exit != 0)
                throw new Problem("Jupyter could not run " + notebook.getFileName() + ": " + Files.readString(log),
                        "Fix the problem that this message describes, then run the command again.");
        } catch (IOException e) {
            throw new Problem("Jupyter could not run " + notebook.getFileName() + ": " + e.getMessage() + ".",
                    "Run ./jbang doctor to see whether Python is installed.", e);
        } catch (InterruptedException e) {
            throw new Problem("Stopped while " + notebook.getFileName() + " was running.", "Run the command again.", e);
        }
    }

    /** A process of the Python that has Jupyter. It can find the kernel. */
    public ProcessBuilder python(String... arguments) {
        Jupyter jupyter = Jupyter.of(home, System.out::println);
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(jupyter.python().toString()), Stream.of(arguments)).toList());
        builder.environment().putAll(Map.of("JUPYTER_PATH", Kernel.install(home, jupyter).toString(),
                "LAMBDA_RACE_HOME", home.checkout().toString(), "LAMBDA_RACE_WORK", work.toString(),
                "LAMBDA_RACE_SCALE", scale, LOOK, "" + look, "JUPYTER_PLATFORM_DIRS", "1"));
        return builder;
    }
}
