package contract;

import static org.assertj.core.api.Assertions.assertThat;

import lab.Home;
import lab.run.record.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variant finds the lab's own authority by its runtime's standard way, so that it saves over TLS as it is. */
class TlsTest {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = Bench.start(Home.find(), Route.of("tls", Route.LOOPBACK));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @MethodSource("contract.Bench#representatives")
    void savesOverTls(String variant) {
        saves(variant);
    }

    @ParameterizedTest
    @MethodSource("contract.Bench#others")
    @Tag("long")
    void underOtherOptionsItSavesOverTlsToo(String variant) {
        saves(variant);
    }

    private static void saves(String variant) {
        Function function = bench.function(variant);
        Function.Answer answer = function.post("{}");
        String id = answer.json().get("id").asText();
        assertThat(bench.platform().contents().keys()).contains(id + ".txt");
        assertThat(bench.platform().contents().items()).containsKey(id);
        bench.remove(function.name());
    }
}
