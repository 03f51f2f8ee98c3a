package lab.chart;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Chooses the variants to show where there isn't room for all. Those that people ask about come first. */
public final class BestKnown {

    /** What the workshop is about: the ways to run Java, and what they are compared with. */
    private static final List<String> ASKED_ABOUT = List.of("java-jvm", "java-aot", "java-snapstart",
            "java-snapstart-c1-primed", "java-native", "python", "rust", "go");

    /** How the names of the ways to run Java begin. A run's folder has no other sign of the language. */
    private static final List<String> JAVA =
            List.of("java", "plain-", "managed-", "bench-quarkus", "hello-java", "hello-native");

    private BestKnown() {}

    /** At most {@code most} of the variants, the best known first. */
    public static List<String> of(Collection<String> variants, int most) {
        return variants.stream().distinct()
                .sorted(Comparator.<String, Boolean>comparing(name -> !ASKED_ABOUT.contains(name))
                        .thenComparing(order()))
                .limit(most).toList();
    }

    /** The order of {@code looks.csv}, then the other variants by name. */
    public static Comparator<String> order() {
        List<String> known = Looks.known();
        return Comparator.<String>comparingInt(
                variant -> known.contains(variant) ? known.indexOf(variant) : known.size())
                .thenComparing(Comparator.naturalOrder());
    }

    /** Is this one of the ways to run Java? */
    public static boolean java(String variant) {
        return JAVA.stream().anyMatch(variant::startsWith);
    }
}
