package lab.chart;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The look of every variant: {@code looks.csv}, and for variants it does not know the next unused one of its spare looks. */
public final class Looks {

    private static final Map<String, Look> KNOWN = new LinkedHashMap<>();
    private static final List<Look> SPARE = new ArrayList<>();
    private static final Deque<Look> UNUSED;

    static {
        for (String line : lines()) {
            String[] field = line.split(",");
            Look look = new Look(field[0], Color.decode(field[1]), Color.decode(field[2]), field[3], field[4]);
            if (look.variant().startsWith("?")) SPARE.add(look);
            else KNOWN.put(look.variant(), look);
        }
        UNUSED = new ArrayDeque<>(SPARE);
    }

    private Looks() {}

    /** The look of a variant; the same for the life of the program. */
    public static synchronized Look of(String variant) {
        return KNOWN.computeIfAbsent(variant, name -> {
            if (UNUSED.isEmpty()) UNUSED.addAll(SPARE);
            Look spare = UNUSED.pop();
            return new Look(name, spare.paper(), spare.night(), spare.marker(), spare.line());
        });
    }

    /** The variants that the list names, in its order: the best known come first. */
    public static synchronized List<String> known() {
        return KNOWN.values().stream().map(Look::variant).toList();
    }

    /** Every look of the list, spare ones included. */
    static synchronized List<Look> all() {
        List<Look> all = new ArrayList<>(KNOWN.values());
        all.addAll(SPARE);
        return all;
    }

    private static List<String> lines() {
        try (InputStream in = Looks.class.getResourceAsStream("/lab/chart/looks.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looks.csv cannot be read", e);
        }
    }
}
