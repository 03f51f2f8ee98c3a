package locallambda.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.Folders;
import locallambda.system.MountNamespace;
import locallambda.system.Mounts;

/**
 * Files in a mount namespace: the task folder is read-only at its own path, and {@code /tmp} is a folder of the
 * environment's own. Files from this machine's {@code /tmp} that the function's command or variables name are visible
 * there too, read-only.
 */
final class MountedFiles implements EnvironmentFiles {

    private static final Path TMP = Path.of("/tmp");
    private static final Pattern IN_TMP = Pattern.compile("(?<![\\w./-])/tmp/+([^/\\s:\"';,=$]+)");

    private final TaskFolder task;
    private final Path home;
    private final Optional<TemporaryDisk> disk;
    private final SizeCheck size;
    /** Of the process that was started last; null before the first. */
    private MountNamespace namespace;
    /** For the process that starts next; null if it was not prepared. */
    private View prepared;

    /** @param home of the environment; holds the folder for temporary files and, if it has one, its disk */
    private MountedFiles(TaskFolder task, Path home, Optional<TemporaryDisk> disk) {
        this.task = task;
        this.home = home;
        this.disk = disk;
        this.size = new SizeCheck(temporary(home), task.temporaryMb());
    }

    /** @param limited whether its temporary files have a disk of their own, whose size is the function's */
    static MountedFiles of(TaskFolder task, boolean limited) throws IOException {
        Path home = home();
        try {
            return new MountedFiles(task, home,
                    limited ? Optional.of(TemporaryDisk.of(disk(home), task.temporaryMb())) : Optional.empty());
        } catch (IOException e) {
            TemporaryFolders.remove(home);
            throw e;
        }
    }

    @Override
    public EnvironmentFiles copy() throws IOException {
        leave(); // its disk is written once nothing has it mounted
        Path other = home();
        try {
            if (disk.isEmpty()) Folders.copyAll(temporary(home), temporary(other));
            return new MountedFiles(task, other,
                    disk.isEmpty() ? disk : Optional.of(disk.get().copy(disk(other))));
        } catch (IOException e) {
            TemporaryFolders.remove(other);
            throw e;
        }
    }

    private static Path home() throws IOException {
        Path home = TemporaryFolders.next();
        Files.setPosixFilePermissions(Files.createDirectory(temporary(home)), Files.getPosixFilePermissions(home));
        return home;
    }

    private static Path temporary(Path home) {
        return home.resolve("tmp");
    }

    private static Path disk(Path home) {
        return home.resolve(TemporaryFolders.DISK);
    }

    @Override
    public String inside(String text) {
        return text;
    }

    @Override
    public synchronized void prepare() throws IOException {
        if (prepared == null) prepared = View.of(mounts(), task.directory());
    }

    @Override
    public synchronized Mounts.Started start(ProcessBuilder builder, Path output) throws IOException {
        List<Mounts.Mount> mounts = mounts();
        View view = prepared != null && prepared.shows(mounts, task.directory()) ? prepared
                : View.of(mounts, task.directory());
        if (view == prepared) prepared = null;
        leave();
        MountNamespace made = view.namespace();
        namespace = made;
        builder.command(made.command(builder.command(), builder.directory().toPath())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        long nanos = System.nanoTime();
        return new Mounts.Started(builder.start(), nanos);
    }

    /**
     * A view of the files that a process can start in.
     *
     * @param folder what was the task folder when it was made: another folder may have its name now
     */
    private record View(MountNamespace namespace, List<Mounts.Mount> mounts, Object folder) {

        static View of(List<Mounts.Mount> mounts, Path directory) throws IOException {
            Object folder = key(directory);
            return new View(MountNamespace.of(mounts), mounts, folder);
        }

        boolean shows(List<Mounts.Mount> now, Path directory) throws IOException {
            return mounts.equals(now) && folder.equals(key(directory));
        }

        private static Object key(Path directory) throws IOException {
            return Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
        }
    }

    private List<Mounts.Mount> mounts() {
        List<Mounts.Mount> mounts = new ArrayList<>(task.view());
        Path temporary = temporary(home);
        disk.ifPresent(each -> mounts.add(new Mounts.Disk(each.device(), temporary)));
        for (String name : needed(task)) {
            Path from = TMP.resolve(name);
            if (Files.exists(from)) mounts.add(new Mounts.Bind(from, temporary.resolve(name), !task.writable()));
        }
        Path directory = task.directory().toAbsolutePath();
        if (!task.writable() && !directory.startsWith(TMP) && Files.isDirectory(directory))
            mounts.add(new Mounts.Bind(directory, directory, true));
        mounts.add(new Mounts.Bind(temporary, TMP, false));
        return mounts;
    }

    @Override
    public Optional<String> oversize() {
        return disk.isEmpty() ? size.oversize() : Optional.empty();
    }

    @Override
    public void close() {
        leave();
        disk.ifPresent(TemporaryDisk::close);
        TemporaryFolders.remove(home);
    }

    private synchronized void leave() {
        if (namespace != null) namespace.close();
        if (prepared != null) prepared.namespace().close();
        prepared = null;
    }

    /** Names of what the function needs in this machine's {@code /tmp}. */
    private static Set<String> needed(TaskFolder task) {
        Set<String> names = new TreeSet<>();
        List<String> texts = new ArrayList<>(task.command());
        texts.addAll(task.variables().values());
        texts.add(task.directory().toAbsolutePath().toString());
        texts.add(System.getProperty("java.home"));
        texts.add(System.getenv().getOrDefault("LAMBDA_RACE_CACHE", ""));
        for (String text : texts)
            for (Matcher found = IN_TMP.matcher(text); found.find();) names.add(found.group(1));
        return names;
    }
}
