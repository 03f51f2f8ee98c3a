package locallambda.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.Folders;
import locallambda.system.Mounts;

/**
 * Files in a mount namespace: the task folder is read-only at its own path, and {@code /tmp} is a folder of the
 * environment's own. What a function needs from this machine's {@code /tmp}, because its command or its variables name
 * it, is there, too, and read-only.
 */
final class MountedFiles implements EnvironmentFiles {

    private static final Path TMP = Path.of("/tmp");
    private static final Pattern IN_TMP = Pattern.compile("(?<![\\w./-])/tmp/+([^/\\s:\"';,=$]+)");

    private final TaskFolder task;
    private final Path temporary;
    private final List<Mounts.Bind> binds;

    private MountedFiles(TaskFolder task, Path temporary, List<Mounts.Bind> binds) {
        this.task = task;
        this.temporary = temporary;
        this.binds = binds;
    }

    static MountedFiles of(TaskFolder task) throws IOException {
        Path temporary = TemporaryFolders.next();
        List<Mounts.Bind> binds = new ArrayList<>(task.view());
        for (String name : needed(task)) {
            Path from = TMP.resolve(name);
            if (!Files.exists(from)) continue;
            binds.add(new Mounts.Bind(from, place(temporary.resolve(name), Files.isDirectory(from)), !task.writable()));
        }
        Path directory = task.directory().toAbsolutePath();
        if (!task.writable() && !directory.startsWith(TMP) && Files.isDirectory(directory))
            binds.add(new Mounts.Bind(directory, directory, true));
        binds.add(new Mounts.Bind(temporary, TMP, false));
        return new MountedFiles(task, temporary, List.copyOf(binds));
    }

    @Override
    public Path temporary() {
        return temporary;
    }

    @Override
    public String inside(String text) {
        return text;
    }

    @Override
    public Mounts.Started start(ProcessBuilder builder, Path output) throws IOException {
        return Mounts.start(builder, output, binds);
    }

    @Override
    public EnvironmentFiles copy() throws IOException {
        MountedFiles copy = of(task);
        Folders.copyAll(temporary, copy.temporary);
        return copy;
    }

    @Override
    public void close() {
        TemporaryFolders.remove(temporary);
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

    private static Path place(Path at, boolean folder) throws IOException {
        return folder ? Files.createDirectory(at) : Files.createFile(at);
    }
}
