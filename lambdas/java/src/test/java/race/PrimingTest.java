package race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrimingTest {

    private static final Map<String, String> FUNCTION =
            Map.of("BUCKET", "b", "TABLE", "t", "AWS_LAMBDA_FUNCTION_NAME", "f", "PRIMING", "6");

    @Test
    void theSdkTakesThePretendedAnswersForThoseOfTheStores() throws Exception {
        UUID id = UUID.randomUUID();
        try (PretendStores stores = new PretendStores(); Store store = Store.at(stores.address(), FUNCTION)) {
            assertThat(store.save(id, Optional.of("work"))).isEqualTo(id + ".txt");
        }
    }

    @Test
    void everyPrimedEventIsOneThatTheHandlerTakes() {
        Priming priming = Priming.register(FUNCTION);
        assertThatCode(() -> priming.beforeCheckpoint(null)).doesNotThrowAnyException();
        assertThat(System.getProperty("com.amazonaws.xray.traceHeader")).isNull();
    }
}
