package lab.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import locallambda.system.Problem;

/**
 * Installs Debian packages, but only where the user is root on Debian or Ubuntu; everybody else gets the command to
 * run.
 */
public final class SystemPackages {

    private SystemPackages() {}

    public static boolean available() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    /**
     * @param packages names, separated by blanks
     * @param why      ends the sentence "Installing the system packages …, because …"
     * @throws Problem if apt fails
     */
    public static void install(String packages, String why, Consumer<String> say) {
        say.accept("Installing the system packages " + packages + " (apt-get), because " + why + ".");
        String apt = "apt-get -qq " + Downloads.APT;
        Shell.Result result = Shell.run("export DEBIAN_FRONTEND=noninteractive; " + apt + " install -y " + packages
                + " || { " + apt + " update && " + apt + " install -y " + packages + "; }", Path.of("/"));
        if (result.exitCode() != 0)
            throw new Problem("The system packages " + packages + " couldn't be installed: "
                    + result.output().lines().reduce((first, second) -> second).orElse("apt-get failed") + ".",
                    "Run: apt-get update && apt-get install " + packages);
    }
}
