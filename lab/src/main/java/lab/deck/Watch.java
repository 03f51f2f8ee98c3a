package lab.deck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Waits until one of the files that a deck is made from has changed. */
public final class Watch {

    private static final long LOOK_EVERY_MS = 400;
    /** Deck, facts and themes; pictures; a run's own files, not its raw samples nor the slides made from it. */
    private static final int DEEP = 2;

    private final List<Path> folders;
    private final Path made;
    private Map<Path, FileTime> seen;

    /** @param folders to watch, with their subfolders @param made folder of our own output, which is ignored */
    public Watch(List<Path> folders, Path made) {
        this.folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
        this.made = made.toAbsolutePath().normalize();
        this.seen = look();
    }

    /** Returns when a file has been added, deleted, or changed, and no further change follows for a moment. */
    public void awaitChange() throws InterruptedException {
        Map<Path, FileTime> now = look();
        while (now.equals(seen)) {
            Thread.sleep(LOOK_EVERY_MS);
            now = look();
        }
        do {
            seen = now;
            Thread.sleep(LOOK_EVERY_MS);
            now = look();
        } while (!now.equals(seen));
    }

    private Map<Path, FileTime> look() {
        Map<Path, FileTime> times = new TreeMap<>();
        for (Path folder : folders)
            try (Stream<Path> files = Files.walk(folder, DEEP)) {
                for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.startsWith(made)).toList())
                    times.put(file, Files.getLastModifiedTime(file));
            } catch (NoSuchFileException e) {
                continue; // the folder was deleted meanwhile; the next look sees what is left
            } catch (IOException e) {
                throw new UncheckedIOException("Can't look into " + folder, e);
            }
        return times;
    }
}
