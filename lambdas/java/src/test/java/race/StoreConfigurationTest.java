package race;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConfigurationTest {

    @Test
    void aMissingBucketIsNamed() {
        assertThatThrownBy(() -> Store.of(Map.of("TABLE", "t")))
                .hasMessage("BUCKET is not set: give the function the name of its S3 bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyTableIsAMissingOne(String table) {
        assertThatThrownBy(() -> Store.of(Map.of("BUCKET", "b", "TABLE", table)))
                .hasMessage("TABLE is not set: give the function the name of its DynamoDB table");
    }

    @Test
    void theHandlersInitFailsWithTheSameSentence() {
        assertThatThrownBy(Handler::new).hasMessageStartingWith("BUCKET is not set: ");
    }
}
