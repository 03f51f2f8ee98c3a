package locallambda.snapshot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import locallambda.files.TemporaryFolders;
import locallambda.system.Problem;

/** Calls the one script that needs more rights than others; see the comments in {@code snapshot.sh}. */
public record SnapshotTool(Path script) {

    private static final String RESOURCE = "snapshot.sh";
    private static final String SHELL = "/bin/sh";
    private static final int PATIENCE_S = 60;

    /**
     * The script that comes with this library, as a file that is also visible to processes with their own {@code /tmp}.
     * If the script had to be unpacked, the file is deleted when this process ends.
     */
    public static SnapshotTool bundled() {
        return Bundled.TOOL;
    }

    private static final class Bundled {

        static final SnapshotTool TOOL = new SnapshotTool(unpacked());

        private static Path unpacked() {
            URL resource = SnapshotTool.class.getResource(RESOURCE);
            try {
                if (resource.getProtocol().equals("file") && !resource.getPath().startsWith("/tmp/"))
                    return Path.of(resource.toURI());
                Path file = Files.createTempFile(TemporaryFolders.parent(), "snapshot-", ".sh");
                file.toFile().deleteOnExit();
                try (InputStream in = resource.openStream()) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                return file;
            } catch (IOException | URISyntaxException e) {
                throw new Problem("The script that takes snapshots can't be unpacked: " + e.getMessage() + ".",
                        "Check the free disk space and the permissions of " + TemporaryFolders.parent() + ".", e);
            }
        }
    }

    /**
     * Why no snapshot can be taken on this machine; empty if one can. The first call takes and restores a small one,
     * which takes about a second.
     */
    public static Optional<String> fault() {
        return Trial.FAULT;
    }

    private static final class Trial {

        static final Optional<String> FAULT = fault();

        private static Optional<String> fault() {
            try {
                bundled().run("try");
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e.getMessage().strip().replaceFirst("\\.$", ""));
            }
        }
    }

    /** Ends the process and leaves its memory in {@code folder}. */
    void dump(long pid, Path folder) throws IOException {
        run("dump", Long.toString(pid), folder.toString());
    }

    /** The command that starts a copy. */
    List<String> restore(long pid, Path folder, Path output) {
        return List.of(SHELL, script.toString(), "restore", Long.toString(pid), folder.toString(), output.toString());
    }

    /** The command that starts a process so that it can be dumped later. */
    List<String> start(List<String> process) {
        List<String> all = new ArrayList<>(List.of(SHELL, script.toString(), "start"));
        all.addAll(process);
        return all;
    }

    private void run(String verb, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(SHELL, script.toString(), verb));
        all.addAll(List.of(arguments));
        Path said = Files.createTempFile("snapshot-", ".txt");
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectInput(new File("/dev/null"))
                    .redirectOutput(said.toFile()).start();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("snapshot " + verb + " took longer than " + PATIENCE_S + " s");
            }
            if (process.exitValue() != 0) throw new IOException(Files.readString(said).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
