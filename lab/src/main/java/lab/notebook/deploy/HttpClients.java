package lab.notebook.deploy;

import java.util.List;
import lab.notebook.cell.CannotRun;
import lab.notebook.cell.InACell;
import lab.toolchain.Built;
import locallambda.system.Problem;

/** The function with another HTTP client under the AWS SDK. */
public final class HttpClients {

    /** The synchronous clients, as Maven calls them. */
    private static final List<String> ALL = List.of("apache5-client", "url-connection-client");

    private HttpClients() {}

    /** The names under which the cache keeps these builds. */
    public static List<String> builds() {
        return ALL.stream().map(HttpClients::build).toList();
    }

    private static String build(String name) {
        return "java-" + name;
    }

    /**
     * Builds {@code java-tuned} with one HTTP client on its class path.
     *
     * @param name as Maven calls it: {@code apache5-client} or {@code url-connection-client}, which is the JDK's
     */
    public static Built with(String name) {
        if (!ALL.contains(name))
            throw new CannotRun(new Problem("The lab has no HTTP client \"" + name + "\".",
                    "Choose from " + String.join(", ", ALL) + "."));
        return InACell.run(() -> FunctionDeployer.here().build("java-tuned", build(name), "-Dhttp.client=" + name));
    }
}
