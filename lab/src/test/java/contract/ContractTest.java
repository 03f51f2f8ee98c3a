package contract;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for every variant that this machine can build; the others are skipped by name. */
@ParameterizedClass(name = "{0}")
@MethodSource("variants")
class ContractTest extends Contract {

    private static Bench bench;

    ContractTest(String variant) {
        super(bench, variant);
    }

    static List<String> variants() {
        return Bench.variants();
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
