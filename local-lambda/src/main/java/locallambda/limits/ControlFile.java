package locallambda.limits;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import locallambda.system.Problem;
import locallambda.system.Proc;

/** One file of a control group. Two formats: a bare number, or lines of {@code name value}. */
record ControlFile(Path path) {

    ControlFile(Path folder, String name) {
        this(folder.resolve(name));
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** @throws Problem if the kernel refuses */
    void write(String value) {
        try {
            Files.writeString(path, value, WRITE);
        } catch (IOException e) {
            throw new Problem("The kernel refused \"" + value + "\" in " + path + ": " + e.getMessage() + ".",
                    "Set LAMBDA_RACE_LIMITS=throttle to run without control groups.", e);
        }
    }

    /** The text; empty if the group is gone already. */
    Optional<String> text() {
        return Proc.text(path.toString()).map(String::strip);
    }

    /** A file that holds one number. */
    Optional<Long> number() {
        return text().map(Long::parseLong);
    }

    /** The number behind a name in a file of lines; empty if the name is missing. */
    Optional<Long> number(String name) {
        return text().flatMap(text -> text.lines().filter(line -> line.startsWith(name + " ")).findFirst())
                .map(line -> Long.parseLong(line.substring(name.length() + 1).strip()));
    }

    /** A file with one process id a line. */
    List<Long> pids() {
        return text().stream().flatMap(String::lines).map(Long::parseLong).filter(pid -> pid > 0).toList();
    }
}
