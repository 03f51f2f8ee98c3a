package lab.docs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import locallambda.system.Problem;

/** What each part of the showcase was made from, and which files it has. */
final class ShowcaseManifest {

    /**
     * @param sources the sum of its sources, see {@link SourceSum}
     * @param files   the sum of each file, by its path in the checkout
     */
    record Part(String sources, SortedMap<String, String> files) {

        static Part of(Path checkout, String sources, List<Path> files) {
            SortedMap<String, String> sums = new TreeMap<>();
            files.forEach(
                    file -> sums.put(checkout.relativize(file).toString().replace('\\', '/'), SourceSum.of(file)));
            return new Part(sources, sums);
        }

        /** Whether all files of the part exist and are unchanged. */
        boolean isWhole(Path checkout) {
            return files.entrySet().stream().allMatch(file -> Files.exists(checkout.resolve(file.getKey()))
                    && SourceSum.of(checkout.resolve(file.getKey())).equals(file.getValue()));
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final SortedMap<String, Part> parts;

    private ShowcaseManifest(Path file, SortedMap<String, Part> parts) {
        this.file = file;
        this.parts = parts;
    }

    /** Reads a manifest, which has no parts if the file isn't there yet. */
    static ShowcaseManifest read(Path file) {
        try {
            return new ShowcaseManifest(file,
                    Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Part>>() {})
                            : new TreeMap<>());
        } catch (IOException e) {
            throw new Problem(file + " can't be read: " + e.getMessage() + ".",
                    "Delete it, and run ./jbang report --look.", e);
        }
    }

    SortedMap<String, Part> parts() {
        return parts;
    }

    /** Replaces one part, and writes the file. */
    void put(String name, Part part) {
        parts.put(name, part);
        write();
    }

    /** Removes all parts except these. */
    void keep(List<String> names) {
        if (parts.keySet().retainAll(names)) write();
    }

    private void write() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(parts) + "\n");
        } catch (IOException e) {
            throw new Problem(file + " can't be written: " + e.getMessage() + ".",
                    "Free some disk space, or fix the folder's permissions.", e);
        }
    }
}
