package lab.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.variant.Variant;
import locallambda.system.Folders;

/**
 * The folders that {@code ${kept:NAME}} stands for in a build. These folders outlive builds, for tools that know by
 * themselves what they can reuse. Variants with the same name in this place share the folder, one build at a time. A
 * folder that has grown too large is emptied first, because such tools add files for each new version of a dependency
 * and never remove any.
 */
final class KeptFolders implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\$\\{kept:([a-z0-9-]+)}");

    private static final long LIMIT_BYTES = 3_000_000_000L;

    private final Map<String, Path> folders = new TreeMap<>();
    private final List<FolderLock> locks = new ArrayList<>();
    private final boolean reused;

    private KeptFolders(Path place, Variant variant, long limitBytes) throws IOException {
        variant.build().commands().stream().flatMap(command -> NAME.matcher(command).results()).map(MatchResult::group)
                .map(found -> found.replaceFirst(NAME.pattern(), "$1"))
                .forEach(name -> folders.put(name, place.resolve(name)));
        boolean filled = false;
        for (Path folder : folders.values()) {
            locks.add(FolderLock.of(folder));
            if (Files.exists(folder) && Folders.bytes(folder) > limitBytes) Folders.delete(folder);
            Files.createDirectories(folder);
            filled |= !isEmpty(folder);
        }
        reused = filled;
    }

    /** Waits until nobody else builds with any of them. */
    static KeptFolders of(Path cache, Variant variant) throws IOException {
        return of(cache, variant, LIMIT_BYTES);
    }

    static KeptFolders of(Path cache, Variant variant, long limitBytes) throws IOException {
        return new KeptFolders(cache.resolve("kept"), variant, limitBytes);
    }

    /** Did an earlier build leave something? Then this one is no clean build. */
    boolean reused() {
        return reused;
    }

    String fill(String command) {
        return NAME.matcher(command)
                .replaceAll(found -> Matcher.quoteReplacement(folders.get(found.group(1)).toString()));
    }

    @Override
    public void close() throws IOException {
        for (FolderLock lock : locks) lock.close();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }
}
