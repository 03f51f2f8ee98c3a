package contract;

import java.util.List;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for the function in Java's frameworks, whose builds bring hundreds of jars. */
@Tag("long")
@ParameterizedClass(name = "{0}")
@MethodSource("variants")
class FrameworksTest extends Contract {

    private static Bench bench;

    FrameworksTest(String variant) {
        super(bench, variant);
    }

    static List<String> variants() {
        return Variants.groups(Home.find().lambdas()).get(Bench.FRAMEWORKS).stream().map(Variant::name).toList();
    }

    @BeforeAll
    static void start() {
        bench = Bench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }
}
