package locallambda.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds programs of the system. Programs for root may be in folders that are not on an ordinary PATH. */
public final class SystemTool {

    private SystemTool() {}

    /** @throws IOException if it isn't here; names the package that has it */
    public static Path find(String name, String systemPackage) throws IOException {
        return Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin").map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst().orElseThrow(
                        () -> new IOException(name + " isn't installed (package " + systemPackage + ")"));
    }
}
