package lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names the lab in the environment of what it starts, so that the next lab can tell leftovers from a neighbour's processes. */
final class LabMarker {

    static final String VARIABLE = "LAMBDA_RACE_LAB";

    private LabMarker() {}

    /** This process's id and its start in clock ticks since boot (field 22 of its stat file). */
    static String value() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            return ProcessHandle.current().pid() + "-" + stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
