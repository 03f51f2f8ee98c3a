package locallambda.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import locallambda.system.Folders;
import locallambda.system.Mounts;

/**
 * The files of an environment where mount namespaces are not possible: the task folder is a copy, and {@code TMPDIR}
 * names the folder for temporary files. A process that writes to {@code /tmp} anyway writes to this machine's
 * {@code /tmp}.
 */
final class CopiedFiles implements EnvironmentFiles {

    private final Path home;
    private final Path original;
    private final Path copy;
    private final boolean own;
    private final SizeCheck size;

    private CopiedFiles(Path home, Path original, Path copy, boolean own, int sizeMb) {
        this.own = own;
        this.home = home;
        this.original = original;
        this.copy = copy;
        this.size = new SizeCheck(temporary(), sizeMb);
    }

    static CopiedFiles of(TaskFolder task) throws IOException {
        Path home = TemporaryFolders.next();
        Files.createDirectory(home.resolve("tmp"));
        Path original = task.directory().toAbsolutePath();
        if (task.writable() || !Files.isDirectory(original))
            return new CopiedFiles(home, original, original, true, task.temporaryMb());
        Path copy = Files.createDirectory(home.resolve("task"));
        Folders.copyAll(original, copy);
        return new CopiedFiles(home, original, copy, true, task.temporaryMb());
    }

    /** Where the environment's own temporary files are on this machine. */
    Path temporary() {
        return home.resolve("tmp");
    }

    @Override
    public String inside(String text) {
        return text.replace(original.toString(), copy.toString());
    }

    @Override
    public Mounts.Started start(ProcessBuilder builder, Path output) throws IOException {
        builder.environment().putIfAbsent("TMPDIR", temporary().toString());
        builder.directory(new File(inside(builder.directory().getAbsolutePath()))).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        long nanos = System.nanoTime();
        return new Mounts.Started(builder.start(), nanos);
    }

    /** {@inheritDoc} The paths are frozen in the snapshot, so all copies share one folder. */
    @Override
    public EnvironmentFiles copy() {
        return new CopiedFiles(home, original, copy, false, size.mb());
    }

    @Override
    public Optional<String> oversize() {
        return size.oversize();
    }

    @Override
    public void close() {
        if (own) TemporaryFolders.remove(home);
    }
}
