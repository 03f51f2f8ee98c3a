package lab.variant;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that a mistyped one was meant to be. */
final class Closest {

    private Closest() {}

    /** @return the nearest name if it is at most a third of its letters (and at least one) away */
    static Optional<String> to(String name, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt((String it) -> distance(name, it))
                .thenComparing(Comparator.naturalOrder()))
                .filter(it -> distance(name, it) <= Math.max(1, it.length() / 3));
    }

    /** Optimal string alignment: letters added, dropped or changed, or two neighbours swapped. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++)
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        return d[a.length()][b.length()];
    }
}
