package lab.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills the placeholders of a variant's commands: {@code ${here}} (the built variant's folder), {@code ${memory}} (MB),
 * {@code ${heap-kb}} (the heap that AWS's managed Java runtimes take: 85 % of memory, in KiB), {@code ${jars:DIR}} (all jars in
 * DIR, sorted by name, joined by colons).
 */
record Template(Path here, int memoryMb) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(here|memory|heap-kb|jars:([^}]*))}");
    /** For 512 MB AWS starts its JVMs with MaxHeapSize=445645k, for 128 MB with 111411k: 85 %, rounded down. */
    private static final double HEAP_SHARE = 0.85;

    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "here" -> here.toString();
            case "memory" -> "" + memoryMb;
            case "heap-kb" -> "" + (long) (memoryMb * 1024L * HEAP_SHARE);
            default -> jars(here.resolve(found.group(2)));
        }));
    }

    private static String jars(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
