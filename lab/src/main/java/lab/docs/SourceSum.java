package lab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.toolchain.ContentHash;

/** A checksum over texts and files. It shows whether something was made from these sources or from others. */
final class SourceSum {

    private final ContentHash hash = new ContentHash();

    /** The sum of a single file. */
    static String of(Path file) {
        return new SourceSum().add(file.getParent(), file).hex();
    }

    SourceSum add(String text) {
        hash.add(text);
        return this;
    }

    /**
     * Adds a file, or all files below a folder with their names. A file that isn't there counts as empty.
     *
     * @param base what names are relative to
     */
    SourceSum add(Path base, Path path) {
        try {
            hash.add(base, Files.exists(path) ? ContentHash.files(path) : List.of());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds some files with their names. */
    SourceSum add(Path base, List<Path> files) {
        try {
            hash.add(base, files);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the code that draws charts, because the look of a picture depends on it. */
    SourceSum addChartCode(Path checkout) {
        return add(checkout, checkout.resolve("lab/src/main/java/lab/chart"))
                .add(checkout, checkout.resolve("lab/src/main/resources/lab/chart"));
    }

    String hex() {
        return hash.hex();
    }
}
