package lab.chart;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The look of every variant: taken from {@code looks.csv}. A variant that the file does not list gets the file's next
 * unused spare look.
 */
public final class Looks {

    /** The list as it is. */
    private static final List<Look> LISTED = lines().stream().map(Looks::look).toList();
    private static final List<Look> SPARE = LISTED.stream().filter(look -> look.variant().startsWith("?")).toList();
    /** Those of the list, and what others were given since. */
    private static final Map<String, Look> KNOWN = new HashMap<>();
    private static final Deque<Look> UNUSED = new ArrayDeque<>(SPARE);

    static {
        LISTED.stream().filter(look -> !SPARE.contains(look)).forEach(look -> KNOWN.put(look.variant(), look));
    }

    private Looks() {}

    /**
     * The look of a variant; the same for the life of the program. The spare look that a variant gets depends on who
     * asked before, so the variants that the committed pages show must be in the file.
     */
    public static synchronized Look of(String variant) {
        return KNOWN.computeIfAbsent(variant, name -> {
            if (UNUSED.isEmpty()) UNUSED.addAll(SPARE);
            Look spare = UNUSED.pop();
            return new Look(name, spare.paper(), spare.night(), spare.marker(), spare.line());
        });
    }

    /** The variants that the list names, in its order: the best known come first. */
    public static List<String> known() {
        return LISTED.stream().filter(look -> !SPARE.contains(look)).map(Look::variant).toList();
    }

    /** Every look of the list, spare ones included. */
    public static List<Look> all() {
        return LISTED;
    }

    private static Look look(String line) {
        String[] field = line.split(",");
        return new Look(field[0], Color.decode(field[1]), Color.decode(field[2]), field[3], field[4]);
    }

    private static List<String> lines() {
        try (InputStream in = Looks.class.getResourceAsStream("/lab/chart/looks.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looks.csv can't be read", e);
        }
    }
}
