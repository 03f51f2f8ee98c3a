package lab.explain;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a process has open, without those that every JVM and every function has. */
final class OpenFiles {

    /** Jars, the JDK's own files, devices, standard output, and what is no file of the disk. */
    private static final Pattern USUAL =
            Pattern.compile(".*(\\.jar|/modules|\\.jsa|\\.so|\\.aot|\\.log)|/dev/.*|/proc/.*"
                    + "|/memfd:.*|.* \\(deleted\\)|.*stdout.*|.*stderr.*|[a-z_]+:.*");

    private OpenFiles() {}

    /** Their paths, as the process sees them; empty if it has ended. */
    static List<String> of(long pid) {
        File[] all = new File("/proc/" + pid + "/fd").listFiles();
        return all == null ? List.of()
                : Stream.of(all).flatMap(each -> target(each.toPath()).stream()).filter(each -> !usual(each))
                        .distinct().sorted().toList();
    }

    private static boolean usual(String file) {
        return USUAL.matcher(file).matches();
    }

    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
            return Optional.empty(); // closed meanwhile
        }
    }
}
