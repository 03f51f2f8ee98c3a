package locallambda.junit;

import static org.assertj.core.api.Assertions.assertThat;

import locallambda.report.Start.Restored;
import locallambda.report.Start.Warm;
import org.junit.jupiter.api.Test;

@LocalLambda(handler = "locallambda.junit.Orders::handleRequest", name = "orders", snapStart = true)
class LocalLambda_SnapStartTest {

    @Test
    void aCopyStartsFromTheSnapshot(LambdaFunction orders) {
        assertThat(orders.invoke("{\"id\": \"1\"}").report().start()).isInstanceOf(Restored.class);
        assertThat(orders.invoke("{\"id\": \"2\"}").report().start()).isInstanceOf(Warm.class);
        orders.forceColdStart();
        assertThat(orders.invoke("{\"id\": \"3\"}").report().start()).isInstanceOf(Restored.class);
        assertThat(orders.log()).containsOnlyOnce("INIT_REPORT");
    }
}
