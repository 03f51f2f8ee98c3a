package contract;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract for each code and each way to make a process of it, as far as this machine can build it; what it cannot
 * build is skipped by name.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("variants")
class ContractTest extends Contract {

    private static Bench bench;

    ContractTest(String variant) {
        super(bench, variant);
    }

    static List<String> variants() {
        return Bench.representatives();
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
