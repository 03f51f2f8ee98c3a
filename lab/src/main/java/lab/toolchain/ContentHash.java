package lab.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A short name for everything a build depends on: the same content gives the same name in every clone. */
public final class ContentHash {

    /** What builds and tests leave behind in a folder; it is neither hashed nor copied. */
    private static final Set<String> LITTER =
            Set.of("target", "__pycache__", ".pytest_cache", "node_modules", ".venv", ".idea", ".vscode");

    private final MessageDigest digest;

    public ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public ContentHash add(String text) {
        digest.update((text + "\0").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Names and contents of all files below a folder. */
    public ContentHash add(Path folder) throws IOException {
        return add(folder, files(folder));
    }

    /** Names and contents of some of them. */
    public ContentHash add(Path folder, List<Path> files) throws IOException {
        for (Path file : files) {
            add(folder.relativize(file).toString());
            digest.update(Files.readAllBytes(file));
        }
        return this;
    }

    public String name() {
        return hex().substring(0, 12);
    }

    /** The full hash. Like {@link #name}, this method ends the hash. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Everything below a folder except litter, sorted; for a file, the file itself. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(file -> !isLitter(folder.relativize(file))).sorted()
                    .toList();
        }
    }

    /** The same without those that match one of the patterns, e.g. {@code src/test/**}. */
    static List<Path> files(Path folder, List<String> without) throws IOException {
        List<PathMatcher> matchers =
                without.stream().map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern)).toList();
        return files(folder).stream()
                .filter(file -> matchers.stream().noneMatch(matcher -> matcher.matches(folder.relativize(file))))
                .toList();
    }

    private static boolean isLitter(Path file) {
        for (Path part : file) if (LITTER.contains(part.toString())) return true;
        return file.toString().endsWith(".pyc");
    }
}
