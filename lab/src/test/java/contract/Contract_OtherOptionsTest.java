package contract;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for all other variants: the code of {@link ContractTest} under other options. */
@Tag("long")
@ParameterizedClass(name = "{0}")
@MethodSource("variants")
class Contract_OtherOptionsTest extends Contract {

    private static Bench bench;

    Contract_OtherOptionsTest(String variant) {
        super(bench, variant);
    }

    static List<String> variants() {
        return Bench.others();
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
