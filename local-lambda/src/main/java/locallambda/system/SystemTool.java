package locallambda.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the system, which root's may be where an ordinary PATH does not look. */
public final class SystemTool {

    private SystemTool() {}

    /** @throws IOException if it isn't here; names the package that has it */
    public static Path find(String name, String systemPackage) throws IOException {
        return Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin").map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst().orElseThrow(
                        () -> new IOException(name + " isn't installed (package " + systemPackage + ")"));
    }
}
