package contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Variants that can only say hello, which keep no other sentence of the contract. */
class HelloTest {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = Bench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    static List<String> variants() {
        return Variants.all(Home.find().lambdas()).stream().filter(Variant::hello).map(Variant::name).toList();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void saysHelloAndStoresNothing(String variant) {
        Function function = bench.function(variant);
        assertThat(function.post("{\"hello\": true}").body()).isEqualToIgnoringWhitespace("{\"hello\":true}");
        assertThat(function.post("{}").body()).isEqualToIgnoringWhitespace("{\"hello\":true}");
        assertThat(bench.platform().contents().keys()).isEmpty();
    }
}
