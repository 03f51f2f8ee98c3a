package lab.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.variant.Build;
import lab.variant.Variant;
import locallambda.system.Problem;

/**
 * A way to run a Java function. Its variant has the same name as the variant that runs the lab's function in this way.
 */
public enum Way {

    JVM("java-jvm", "Java, managed runtime", false),
    C1("java-c1", "Java, C1 only", false),
    AOT("java-aot", "Java, AOT cache", false),
    SNAPSTART("java-snapstart", "Java, SnapStart", true),
    SNAPSTART_PRIMED("java-snapstart-primed", "Java, SnapStart primed", true),
    NATIVE("java-native", "Java, native executable", false);

    /** The ways that a measurement compares by default. */
    public static final List<Way> USUAL = List.of(JVM, AOT, SNAPSTART, SNAPSTART_PRIMED);

    private final String variant;
    private final String title;
    private final boolean snapStart;

    Way(String variant, String title, boolean snapStart) {
        this.variant = variant;
        this.title = title;
        this.snapStart = snapStart;
    }

    /** @throws Problem for an unknown name */
    public static Way parse(String name) {
        return Arrays.stream(values()).filter(way -> way.toString().equals(name)).findFirst()
                .orElseThrow(() -> new Problem("\"" + name + "\" isn't a way to run a function.",
                        "Choose from " + Arrays.stream(values()).map(Way::toString).collect(Collectors.joining(", "))
                                + "."));
    }

    /** The way whose variant has this name. */
    static Way of(String variant) {
        return Arrays.stream(values()).filter(way -> way.variant.equals(variant)).findFirst().orElseThrow();
    }

    /** This way's variant, ready to be built or started, under the way's name. */
    Variant variant(Build build, Variant.Start start, Optional<Variant.Aws> aws) {
        return new Variant(variant, title, false, Optional.empty(), Variant.Attendance.WHEN_NAMED,
                new Variant.Sources("", List.of(), List.of()), build, start,
                new Variant.Comparison(Optional.empty(), Optional.empty(), Map.of()), aws);
    }

    public String variant() {
        return variant;
    }

    boolean snapStart() {
        return snapStart;
    }

    /** As users write it: {@code snapstart-primed}. */
    @Override
    public String toString() {
        return variant.substring("java-".length());
    }
}
