package locallambda.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders of labs for one kind of files, each named after its lab, so that the next lab finds what a killed one left.
 *
 * @param prefix  of their names
 * @param content what is in there, for people
 */
public record LabFolders(Path parent, String prefix, String content) {

    /** This lab's, which may not be there. */
    public Path path() {
        return parent.resolve(prefix + LabMarker.value());
    }

    /** This lab's, made if it isn't there. */
    public Path own() throws IOException {
        return Files.createDirectories(path());
    }

    /** Removes a part of this lab's folder, and with the last one the folder. */
    public void remove(Path part) {
        removed(part);
        path().toFile().delete(); // fails as long as others are in there
    }

    /** Removes those of labs that no longer run. @return a sentence for each */
    public List<String> clearDead() {
        List<String> done = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path each : all) {
                if (LabMarker.alive(each.getFileName().toString().substring(prefix.length()))) continue;
                done.add(removed(each)
                        ? "Removed the " + content + " in " + each + ", left behind by a lab that no longer runs."
                        : "The " + content + " in " + each + " belong to another user, who has to remove them.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    private static boolean removed(Path folder) {
        try {
            Folders.delete(folder);
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
