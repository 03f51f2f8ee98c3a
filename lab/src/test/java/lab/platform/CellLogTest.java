package lab.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.aws.AwsClients;
import lab.aws.Moto;
import lab.run.folder.SentCall;
import locallambda.report.Invocation;
import locallambda.report.Report;
import locallambda.report.RequestCounts;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** REPORT lines read from moto's logs through a proxy that throttles, cuts and delays. */
class CellLogTest {

    private static final String GROUP = "/aws/lambda/race-python";
    private static final long BEGAN = Instant.now().minusSeconds(60).toEpochMilli();

    private WireMockServer proxy;
    private AwsClients direct;
    private AwsClients proxied;

    @BeforeEach
    void start() {
        Moto moto = Moto.fresh();
        direct = moto.clients();
        direct.logs().createLogGroup(create -> create.logGroupName(GROUP));
        direct.logs().createLogStream(create -> create.logGroupName(GROUP).logStreamName("a"));
        proxy = new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        proxy.start();
        proxy.stubFor(WireMock.any(WireMock.anyUrl()).atPriority(10)
                .willReturn(WireMock.aResponse().proxiedFrom(moto.endpoint().toString())));
        proxied = Moto.clients(URI.create("http://127.0.0.1:" + proxy.port()));
    }

    @AfterEach
    void stop() {
        direct.close();
        proxied.close();
        proxy.stop();
    }

    @Test
    void eachLineIsReadOnceOverManyPagesAndManyReadings() {
        CellLog log = log(ok("1", "2", "3", "4", "5"));
        put(0, "1", "2");
        assertThat(ids(log.arrived())).containsExactly("1", "2");
        assertThat(log.complete(Duration.ZERO)).isFalse();
        put(2, "4", "5");
        assertThat(ids(log.arrived())).containsExactly("4", "5");
        put(1, "3"); // late, and older than what has been read
        assertThat(ids(log.arrived())).containsExactly("3");
        assertThat(log.complete(Duration.ZERO)).isTrue();
        assertThat(log.requests()).isEqualTo(new RequestCounts(5, 5, 0, 0));
    }

    @Test
    void whatOthersCalledMeanwhileAndWhatWasCalledBeforeIsNotOurs() {
        direct.logs().putLogEvents(
                put -> put.logGroupName(GROUP).logStreamName("a").logEvents(line(BEGAN - 5000, report("earlier"))));
        CellLog log = log(ok("1"));
        put(0, "somebody else's", "1");
        assertThat(ids(log.arrived())).containsExactly("1");
    }

    @Test
    void throttledAndRefusedCallsAreWaitedForByNobody() {
        CellLog log = log(List.of(new SentCall("c", "1", "measured", 200), new SentCall("c", "2", "measured", 429),
                new SentCall("c", "3", "measured", 403)));
        put(0, "1");
        log.arrived();
        assertThat(log.complete(Duration.ZERO)).isTrue();
        assertThat(log.requests()).isEqualTo(new RequestCounts(3, 1, 1, 1));
    }

    @Test
    void anAnswerThatWasLostIsFoundInTheLogAndOneThatNeverCameIsUndelivered() {
        CellLog log = log(List.of(new SentCall("c", "1", "measured", 200), new SentCall("c", "", "measured", 0),
                new SentCall("c", "", "measured", 0)));
        put(0, "1", "2");
        List<Invocation> found = log.arrived();
        assertThat(found).extracting(Invocation::phase).containsExactly("measured", "");
        assertThat(log.complete(Duration.ofMinutes(1))).as("the other may still come").isFalse();
        assertThat(log.complete(Duration.ZERO)).isTrue();
        assertThat(log.requests()).isEqualTo(new RequestCounts(3, 2, 0, 1));
    }

    @Test
    void aFailedCallIsAnErrorAlthoughItsReportLineDoesNotSay() {
        CellLog log = log(List.of(new SentCall("c", "1", "measured", 502)));
        direct.logs()
                .putLogEvents(put -> put.logGroupName(GROUP).logStreamName("a").logEvents(
                        line(BEGAN, "START RequestId: 1 Version: $LATEST"),
                        line(BEGAN + 1, "[ERROR] StoreFailed: DynamoDB put failed, orphaned object x.txt"),
                        line(BEGAN + 2, report("1"))));
        assertThat(log.arrived()).singleElement().satisfies(one -> {
            assertThat(one.report().status()).isEqualTo(Report.Status.ERROR);
            assertThat(one.error()).contains("orphaned object x.txt");
        });
    }

    @Test
    void aSlowApiThatThrottlesAndIsCutCostsTimeAndNoLine() {
        put(0, IntStream.range(0, 9).mapToObj(Integer::toString).toArray(String[]::new));
        fault("after the third page", 3, 400);
        assertThat(ids(log(ok(IntStream.range(0, 9).mapToObj(Integer::toString).toArray(String[]::new))).arrived()))
                .hasSize(9).doesNotHaveDuplicates();
        proxy.verify(WireMock.moreThan(8), WireMock.anyRequestedFor(WireMock.anyUrl()));
    }

    @Test
    void aSessionThatHasExpiredIsSaidAtOnce() {
        proxy.stubFor(WireMock.any(WireMock.anyUrl()).atPriority(1).willReturn(WireMock.aResponse().withStatus(400)
                .withHeader("Content-Type", "application/x-amz-json-1.1").withBody(
                        "{\"__type\":\"ExpiredTokenException\",\"message\":\"The security token included in the "
                                + "request is expired\"}")));
        long start = System.nanoTime();
        assertThatThrownBy(log(ok("1"))::arrived).isInstanceOf(Problem.class)
                .hasMessage("The AWS session expired while reading the log group " + GROUP + ".");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aNetworkThatStaysAwayIsAProblemWithTheNextStep() {
        proxy.stop();
        CellLog log = log(ok("1"), new AwsRetries(Duration.ofSeconds(1)));
        assertThatThrownBy(log::arrived).isInstanceOf(Problem.class)
                .hasMessageContaining("reading the log group " + GROUP);
    }

    /**
     * Eight calls that fail one after another, throttled and cut in turn, after {@code good} that do not; more than the
     * SDK repeats by itself.
     */
    private void fault(String scenario, int good, int delayMs) {
        for (int step = 0; step < good + 8; step++) {
            var response = step < good
                    ? WireMock.aResponse().proxiedFrom(direct.elsewhere().orElseThrow().toString())
                            .withFixedDelay(delayMs)
                    : step % 2 == 0 ? WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)
                            : WireMock.aResponse().withStatus(400)
                                    .withHeader("Content-Type", "application/x-amz-json-1.1")
                                    .withBody("{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
            proxy.stubFor(WireMock.any(WireMock.anyUrl()).atPriority(1).inScenario(scenario)
                    .whenScenarioStateIs(step == 0 ? "Started" : "" + step)
                    .willSetStateTo("" + (step + 1)).willReturn(response));
        }
    }

    private CellLog log(List<SentCall> sent) {
        return log(sent, new AwsRetries(Duration.ofSeconds(30)));
    }

    private CellLog log(List<SentCall> sent, AwsRetries steady) {
        CellLog log = new CellLog("c", new FunctionLogs(proxied.logs(), steady, GROUP, Instant.ofEpochMilli(BEGAN), 2));
        log.expect("k6/000", sent);
        return log;
    }

    private static List<SentCall> ok(String... ids) {
        return Stream.of(ids).map(id -> new SentCall("c", id, "measured", 200)).toList();
    }

    private void put(long second, String... ids) {
        List<InputLogEvent> lines = new ArrayList<>();
        for (String id : ids) {
            lines.add(line(BEGAN + second * 1000, "START RequestId: " + id + " Version: $LATEST\n"));
            lines.add(line(BEGAN + second * 1000, report(id)));
        }
        direct.logs().putLogEvents(put -> put.logGroupName(GROUP).logStreamName("a").logEvents(lines));
    }

    private static InputLogEvent line(long atMs, String message) {
        return InputLogEvent.builder().timestamp(atMs).message(message).build();
    }

    private static String report(String id) {
        return "REPORT RequestId: " + id
                + "\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\tMax Memory Used: 128 MB\t\n";
    }

    private static List<String> ids(List<Invocation> invocations) {
        return invocations.stream().map(one -> one.report().requestId()).toList();
    }
}
