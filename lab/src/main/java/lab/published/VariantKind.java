package lab.published;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The kind of a variant, if others have measured this kind on AWS. A variant of no kind (an AOT cache, a hybrid) has no
 * published counterpart.
 */
public enum VariantKind {

    PYTHON("python", "hello-python"),
    PLAIN_JVM("java-jvm", "hello-java"),
    NATIVE("java-native", "hello-native"),
    SNAPSTART("java-snapstart", "java-snapstart-c1"),
    SNAPSTART_PRIMED("java-snapstart-primed", "java-snapstart-c1-primed", "java-snapstart-best"),
    RUST("rust", "rust-release", "hello-rust"),
    GO("go", "hello-go");

    private static final String HELLO = "hello-";

    private final List<String> variants;

    VariantKind(String... variants) {
        this.variants = List.of(variants);
    }

    /** The kind of a variant; empty for one that nobody else has measured. */
    public static Optional<VariantKind> of(String variant) {
        return Arrays.stream(values()).filter(kind -> kind.variants.contains(variant)).findFirst();
    }

    /** The kinds that this one is compared with; none for the kind that the others are compared with. */
    List<VariantKind> bases() {
        return switch (this) {
            case PYTHON -> List.of();
            case PLAIN_JVM, RUST, GO -> List.of(PYTHON);
            case NATIVE -> List.of(PYTHON, PLAIN_JVM);
            case SNAPSTART -> List.of(PLAIN_JVM);
            case SNAPSTART_PRIMED -> List.of(SNAPSTART, PLAIN_JVM);
        };
    }

    /**
     * The variant of this kind that {@code variant} is compared with: if there are several, the one that differs least
     * from it, so {@code java-snapstart-c1-primed} is compared with {@code java-snapstart-c1}.
     *
     * @param there the variants of the run
     */
    Optional<String> beside(String variant, List<String> there) {
        return variants.stream().filter(there::contains)
                .filter(other -> other.startsWith(HELLO) == variant.startsWith(HELLO))
                .max(Comparator.<String>comparingInt(other -> variant.startsWith(other) ? other.length() : 0)
                        .thenComparingInt(other -> -variants.indexOf(other)));
    }
}
