package lab.variant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that a variant's file cannot know: {@code ${here}} the absolute folder of the built variant, {@code ${memory}}
 * its memory size in MB, {@code ${heap-kb}} the Java heap that AWS's managed runtimes give that size, in KiB, and
 * {@code ${jars:DIR}} all jars of a folder of the built variant, sorted by name and joined with colons.
 *
 * @param here     the built variant
 * @param memoryMb memory size of the function in MB
 */
public record Placeholders(Path here, int memoryMb) {

    static final List<String> EVERYWHERE = List.of("here", "memory", "heap-kb", "jars:DIR");
    /** While it is built there is neither a memory size nor a finished folder. */
    static final List<String> IN_BUILD = List.of("here", "kept:NAME");
    static final List<String> IN_BUILD_FOR_AWS = List.of("here", "kept:NAME", "machine");

    private static final double HEAP_SHARE = 0.85;
    private static final Pattern ANY = Pattern.compile("\\$\\{([^}]*)}");

    /** A text with all placeholders replaced. */
    public String fill(String text) {
        return ANY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    /** The first placeholder of the text that is not among the known ones. */
    static Optional<String> unknown(String text, List<String> known) {
        return ANY.matcher(text).results().map(found -> found.group(1))
                .filter(name -> !known.contains(name.replaceFirst("^jars:.+", "jars:DIR")
                        .replaceFirst("^kept:[a-z0-9-]+$", "kept:NAME")))
                .findFirst();
    }

    private String value(String name) {
        return switch (name) {
            case "here" -> here.toString();
            case "memory" -> Integer.toString(memoryMb);
            case "heap-kb" -> Long.toString(heapKb());
            case String jars when jars.startsWith("jars:") -> jars(here.resolve(jars.substring("jars:".length())));
            default -> throw new IllegalArgumentException("no placeholder: " + name);
        };
    }

    /** AWS's managed Java runtimes take 85 %: with 512 MB they start with MaxHeapSize=445645k, with 128 MB 111411k. */
    private long heapKb() {
        return Math.round(memoryMb * 1024 * HEAP_SHARE);
    }

    private static String jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
