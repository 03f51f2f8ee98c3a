package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import locallambda.report.Report.Status;
import locallambda.report.RequestCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRetriesTest {

    private static final String FAILS = "{\"do\": \"raise\", \"message\": \"no luck\"}";

    private final AdvancedTime time = new AdvancedTime();
    private TestLab lab;

    @BeforeEach
    void start() {
        lab = TestLab.in(time);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    /** Returns the request id. */
    private String event(String payload) {
        return lab.invoke("f", payload, "X-Amz-Invocation-Type", "Event").header("x-amzn-RequestId");
    }

    private void awaitAttempts(int attempts) {
        await().until(() -> lab.invocations.size() == attempts);
    }

    private void awaitRetry() {
        await().until(() -> time.waiting() == 1);
    }

    @Test
    void aFailedEventRunsTwiceMoreAfterOneMinuteAndAfterTwo() {
        lab.deploy("f");
        String id = event(FAILS);
        awaitRetry();
        time.advance(Duration.ofSeconds(60));
        awaitAttempts(2);
        awaitRetry();
        time.advance(Duration.ofSeconds(119));
        assertThat(lab.invocations).hasSize(2);
        time.advance(Duration.ofSeconds(1));
        awaitAttempts(3);
        time.advance(Duration.ofHours(1));
        lab.last();
        assertThat(lab.invocations).extracting(each -> each.report().requestId()).containsExactly(id, id, id);
        assertThat(lab.log("f").lines().filter(("END RequestId: " + id)::equals)).hasSize(3);
        assertThat(lab.log("f").lines().filter(line -> line.startsWith("START RequestId: " + id))).hasSize(3);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void eachRetryCountsAsARequest() {
        lab.lambda.deploy(lab.function("f").withRetries(1));
        event(FAILS);
        awaitRetry();
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(1, 1, 0, 0));
        time.advance(Duration.ofMinutes(1));
        awaitAttempts(2);
        lab.last();
        assertThat(lab.lambda.counts("f")).isEqualTo(new RequestCounts(2, 2, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"do\": \"exit\", \"status\": 3}", "{\"do\": \"sleep\", \"seconds\": 30}"})
    void crashesAndTimeOutsAreRetriedToo(String event) {
        lab.lambda.deploy(lab.function("f").withTimeout(Duration.ofSeconds(1)).withRetries(1));
        event(event);
        awaitRetry();
        time.advance(Duration.ofMinutes(1));
        awaitAttempts(2);
        assertThat(lab.invocations).extracting(each -> each.report().status()).doesNotContain(Status.SUCCESS);
    }

    @Test
    void whatSucceedsIsNotRetried() {
        lab.deploy("f");
        event("{}");
        lab.last();
        lab.lambda.endEnvironments("f");
        assertThat(time.waiting()).isZero();
        assertThat(lab.invocations).hasSize(1);
    }

    @Test
    void aCallThatWaitsIsNotRetried() {
        lab.deploy("f");
        lab.invoke("f", FAILS);
        lab.last();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void retriesCanBeTurnedOff() {
        lab.lambda.deploy(lab.function("f").withRetries(0));
        List<String> ids = List.of(event(FAILS), event("{}"));
        lab.last();
        assertThat(lab.invocations).extracting(each -> each.report().requestId()).containsExactlyElementsOf(ids);
        assertThat(time.waiting()).isZero();
    }
}
