package locallambda.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folders of labs for one kind of files, each named after its lab, so that the next lab finds what a killed one left.
 *
 * @param prefix  of the folders' names
 * @param content what is in there, for people
 */
public record LabFolders(Path parent, String prefix, String content) {

    /** This lab's folder, which may not exist. */
    public Path path() {
        return parent.resolve(prefix + LabMarker.value());
    }

    /** This lab's folder, created if it doesn't exist. */
    public Path own() throws IOException {
        return Files.createDirectories(path());
    }

    /** Removes a part of this lab's folder, and after the last part also the folder. */
    public void remove(Path part) {
        removed(part);
        path().toFile().delete(); // fails as long as others are in there
    }

    /** Removes the folders of labs that no longer run. @return a sentence for each */
    public List<String> clearDead() {
        List<String> done = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path each : all) {
                if (LabMarker.alive(each.getFileName().toString().substring(prefix.length()))) continue;
                done.add(cleared(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    private String cleared(Path folder) {
        Optional<Exception> fault = removed(folder);
        if (fault.isEmpty())
            return "Removed the " + content + " in " + folder + ", left behind by a lab that no longer runs.";
        return "The " + content + " in " + folder + stranger(folder)
                .map(user -> " belong to the user " + user + ", who has to remove them.")
                .orElse(" couldn't be removed (" + fault.get() + "). Remove them by hand.");
    }

    /** The name of the owner, if it isn't this lab's user. */
    private static Optional<String> stranger(Path folder) {
        try {
            UserPrincipal owner = Files.getOwner(folder);
            boolean own = owner.equals(Files.getOwner(Path.of("/proc/self")));
            return own ? Optional.empty() : Optional.of(owner.getName());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @return why that was not possible; empty if it was */
    private static Optional<Exception> removed(Path folder) {
        try {
            Folders.delete(folder);
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(e);
        }
    }
}
