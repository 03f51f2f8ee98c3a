package locallambda.system;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what Linux shows about processes under {@code /proc}. For a process that is gone, results are empty or 0. */
public final class Proc {

    private static final Path ROOT = Path.of("/proc");

    private Proc() {}

    /** Start of the process in clock ticks since boot; 0 if it is gone or a zombie. */
    public static long startTicks(long pid) {
        String stat = text(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < 20 || fields[0].equals("Z") ? 0 : Long.parseLong(fields[19]);
    }

    /** Value of a variable in the environment the process was started with. */
    public static Optional<String> variable(long pid, String name) {
        return Arrays.stream(text(pid, "environ").split("\0")).filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1)).findFirst();
    }

    /** The parent of a process: the process that started it, or that adopted it later; 0 if the process is gone. */
    public static long parent(long pid) {
        String stat = text(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < 2 ? 0 : Long.parseLong(fields[1]);
    }

    /** Direct children of all its threads; empty on a kernel without CONFIG_PROC_CHILDREN. */
    public static List<Long> children(long pid) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(ROOT.resolve(pid + "/task"))) {
            for (Path thread : threads)
                for (String child : text(pid, "task/" + thread.getFileName() + "/children").split(" "))
                    if (!child.isBlank()) found.add(Long.parseLong(child.strip()));
        } catch (IOException | DirectoryIteratorException e) {
            return found; // it ended while we looked
        }
        return found;
    }

    /** Whether the process shares this one's process id namespace; a process in another container does not. */
    public static boolean sameNamespace(long pid) {
        return namespace(Long.toString(pid)).equals(namespace("self"));
    }

    private static String namespace(String pid) {
        try {
            return Files.readSymbolicLink(ROOT.resolve(pid + "/ns/pid")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Every process of this machine (or container). */
    public static List<Long> all() {
        List<Long> pids = new ArrayList<>();
        if (!Files.isDirectory(ROOT)) return pids;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(ROOT, "[0-9]*")) {
            folders.forEach(each -> pids.add(Long.parseLong(each.getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pids;
    }

    /** A file of the process's folder; empty if the process is gone or belongs to somebody else. */
    public static String text(long pid, String file) {
        return text("/proc/" + pid + "/" + file).orElse("");
    }

    /**
     * A small file that the kernel makes up while it is read. A plain stream takes half the time of {@link Files}, and
     * these are read after every invocation.
     *
     * @return empty if there is no such file or it may not be read
     */
    public static Optional<String> text(String path) {
        try (FileInputStream in = new FileInputStream(path)) {
            byte[] bytes = new byte[4096];
            int length = 0;
            for (int n = in.read(bytes); n > 0; n = in.read(bytes, length, bytes.length - length)) {
                length += n;
                if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
            }
            return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
