package lab.run.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files and folders so that they exist completely or not at all, even after a power cut. They are written under
 * another name, forced to disk, and renamed.
 */
final class Durable {

    /** Files and folders whose names begin with this prefix are unfinished. */
    static final String UNFINISHED = ".unfinished-";

    private Durable() {}

    static void write(Path file, String text) throws IOException {
        Path aside = Files.createTempFile(file.getParent(), UNFINISHED, null);
        try {
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            force(aside, StandardOpenOption.WRITE);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.getParent(), StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Forces a folder's files to disk and gives the folder its name. */
    static void rename(Path unfinished, Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished)) {
            for (Path file : files)
                force(file, Files.isDirectory(file) ? StandardOpenOption.READ : StandardOpenOption.WRITE);
        }
        force(unfinished, StandardOpenOption.READ);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        force(folder.getParent(), StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
