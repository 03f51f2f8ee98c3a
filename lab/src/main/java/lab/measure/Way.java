package lab.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import locallambda.system.Problem;

/** A way to run a Java function. Its variant has the name of the variant that does the same with the lab's function. */
public enum Way {

    JVM("java-jvm", "Java, managed runtime", false),
    C1("java-c1", "Java, C1 only", false),
    AOT("java-aot", "Java, AOT cache", false),
    SNAPSTART("java-snapstart", "Java, SnapStart", true),
    SNAPSTART_PRIMED("java-snapstart-primed", "Java, SnapStart primed", true);

    /** What a measurement takes unless told otherwise. */
    public static final List<Way> USUAL = List.of(JVM, AOT, SNAPSTART, SNAPSTART_PRIMED);

    private final String variant;
    private final String title;
    private final boolean snapStart;

    Way(String variant, String title, boolean snapStart) {
        this.variant = variant;
        this.title = title;
        this.snapStart = snapStart;
    }

    /** @throws Problem for a name that is none */
    public static Way parse(String name) {
        if (name.equals("native"))
            throw new Problem("A native executable can't be measured from a jar yet.",
                    "Leave native out of --as; docs/your-function.md says why.");
        return Arrays.stream(values()).filter(way -> way.toString().equals(name)).findFirst()
                .orElseThrow(() -> new Problem("There is no way \"" + name + "\" to run a function.",
                        "Choose from " + Arrays.stream(values()).map(Way::toString).collect(Collectors.joining(", "))
                                + "."));
    }

    public String variant() {
        return variant;
    }

    String title() {
        return title;
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
