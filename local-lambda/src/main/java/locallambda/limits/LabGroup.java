package locallambda.limits;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import locallambda.system.LabMarker;
import locallambda.system.Pause;
import locallambda.system.Problem;

/** The control group of one lab, parent of its environments' groups. It exists only while one of them does. */
public record LabGroup(Path path) {

    private static final String PREFIX = "lambda-race-";

    /** This lab's group below {@code parent}. */
    static LabGroup in(Path parent) {
        return new LabGroup(parent.resolve(PREFIX + LabMarker.value()));
    }

    /** The groups below {@code parent} whose labs no longer run. */
    public static List<LabGroup> dead(Path parent) {
        return children(parent, PREFIX + "[0-9]*-[0-9]*").stream()
                .filter(each -> !LabMarker.alive(each.getFileName().toString().substring(PREFIX.length())))
                .map(LabGroup::new).toList();
    }

    /**
     * Makes the group {@code name}. If the lab's own group did not exist yet, makes it first and runs {@code first}.
     */
    Path make(String name, Runnable first) {
        synchronized (LabGroup.class) {
            try {
                if (!Files.isDirectory(path)) {
                    Files.createDirectory(path);
                    prepare(first);
                }
                return Files.createDirectory(path.resolve(name));
            } catch (IOException e) {
                throw new Problem("The control group " + path.resolve(name) + " can't be created: "
                        + e.getMessage() + ".", "Set LAMBDA_RACE_LIMITS=throttle to run without control groups.", e);
            }
        }
    }

    private void prepare(Runnable first) {
        try {
            first.run();
        } catch (Problem e) {
            gone(path);
            throw e;
        }
    }

    /**
     * Removes a group, and the lab's own group with the last one. The kernel refuses while dying processes are still
     * counted, so this tries for 2 s.
     *
     * @return whether the group is gone
     */
    boolean remove(Path group) {
        long end = System.nanoTime() + 2_000_000_000L;
        while (!gone(group)) {
            if (System.nanoTime() > end) return false;
            Pause.ms(2);
        }
        synchronized (LabGroup.class) {
            gone(path);
        }
        return true;
    }

    /** Kills what is in there and removes it all. @return whether everything is gone */
    public boolean clear() {
        List<Path> groups = new ArrayList<>(children(path, "*"));
        groups.add(path);
        for (Path group : groups) {
            new ControlFile(group, "cgroup.procs").pids()
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            if (!remove(group)) return false;
        }
        return true;
    }

    private static boolean gone(Path group) {
        try {
            Files.deleteIfExists(group);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        } catch (IOException e) {
            return !Files.exists(group);
        }
    }

    private static List<Path> children(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, glob)) {
            for (Path each : all) if (Files.isDirectory(each)) found.add(each);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new Problem("The control groups in " + folder + " can't be listed: " + e.getMessage() + ".",
                    "Set LAMBDA_RACE_LIMITS=throttle to run without control groups.", e);
        }
        return found;
    }
}
