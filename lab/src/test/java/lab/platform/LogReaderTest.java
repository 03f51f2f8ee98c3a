package lab.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import locallambda.report.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Lines as CloudWatch Logs hands them out; the REPORT lines are captured ones, shortened nowhere. */
class LogReaderTest {

    private static final String ID = "b5b8ec19-ff4f-4ae0-9e04-1a5a1bd7fd76";
    private static final String REPORT = "REPORT RequestId: " + ID
            + "\tDuration: 306.34 ms\tBilled Duration: 610 ms\tMemory Size: 3009 MB\tMax Memory Used: 155 MB\t"
            + "Restore Duration: 511.25 ms\tBilled Restore Duration: 303 ms\t\n";
    private final LogReader reader = new LogReader();

    @Test
    void anInvocationBeginsAtItsStartAndHasWhatWasSaidInBetween() {
        List<LogReader.Logged> read = reader.read(List.of(
                event("a", 1000,
                        "INIT_START Runtime Version: java:25.v3\tRuntime Version ARN: "
                                + "arn:aws:lambda:us-east-1::runtime:0\n"),
                event("a", 1000, "RESTORE_START Runtime Version: java:25.v3\n"),
                event("a", 1005, "RESTORE_REPORT Restore Duration: 511.25 ms\n"),
                event("a", 1010, "START RequestId: " + ID + " Version: 3\n"),
                event("a", 1200, "[ERROR] StoreFailed: S3 put failed\n"),
                event("a", 1320, "END RequestId: " + ID + "\n"), event("a", 1320, REPORT)));
        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.report().start()).isEqualTo(new Start.Restored(511.25, 303));
            assertThat(one.startedAtMs()).isEqualTo(1010);
            assertThat(one.stream()).isEqualTo("a");
            assertThat(one.said()).isEqualTo("[ERROR] StoreFailed: S3 put failed");
        });
    }

    @Test
    void linesOfTwoEnvironmentsDoNotMix() {
        List<LogReader.Logged> read = reader.read(List.of(event("a", 1, "START RequestId: 1 Version: $LATEST"),
                event("b", 2, "START RequestId: 2 Version: $LATEST"), event("a", 3, "of one"), event("b", 4, "of two"),
                event("b", 5, warm("2")), event("a", 6, warm("1"))));
        assertThat(read).extracting(one -> one.report().requestId() + ": " + one.said()).containsExactly("2: of two",
                "1: of one");
    }

    @Test
    void aReportWhoseStartComesLaterIsReadAllTheSame() {
        assertThat(reader.read(List.of(event("a", 2000, warm("1"))))).singleElement()
                .satisfies(one -> assertThat(one.startedAtMs()).isEqualTo(1988));
        assertThat(reader.read(List.of(event("a", 1980, "START RequestId: 1 Version: $LATEST"),
                event("a", 2100, "START RequestId: 2 Version: $LATEST"), event("a", 2200, warm("2")))))
                .singleElement().satisfies(one -> assertThat(one.startedAtMs()).isEqualTo(2100));
    }

    @Test
    void jsonLinesAreReadAsTextOnesAre() {
        List<FilteredLogEvent> events = new ArrayList<>(List.of(
                event("a", 1000,
                        "{\"time\":\"2026-11-25T12:00:00.000Z\",\"type\":\"platform.start\","
                                + "\"record\":{\"requestId\":\"1\",\"version\":\"$LATEST\"}}"),
                event("a", 1003,
                        "{\"timestamp\":\"2026-11-25T12:00:00.003Z\",\"level\":\"ERROR\","
                                + "\"message\":\"orphaned object\"}"),
                event("a", 1012,
                        "{\"time\":\"2026-11-25T12:00:00.012Z\",\"type\":\"platform.report\","
                                + "\"record\":{\"requestId\":\"1\",\"metrics\":{\"durationMs\":12.1,"
                                + "\"billedDurationMs\":13,\"memorySizeMB\":512,\"maxMemoryUsedMB\":80,"
                                + "\"initDurationMs\":98.2},\"status\":\"error\","
                                + "\"errorType\":\"Function.Unhandled\"}}")));
        assertThat(reader.read(events)).singleElement().satisfies(one -> {
            assertThat(one.report().start()).isEqualTo(new Start.Cold(98.2));
            assertThat(one.report().errorType()).isEqualTo("Function.Unhandled");
            assertThat(one.startedAtMs()).isEqualTo(1000);
            assertThat(one.said()).contains("orphaned object");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPORT RequestId: x", "REPORT RequestId: 1\tDuration: fast", "END RequestId: 1",
        "REPORT RequestId: x\tDuration: 1 ms\tBilled Duration: 1 ms\tMemory Size: 1 MB\tMax Memory Used: 1 MB",
        "START RequestId: x Version: 1", "{\"type\":\"platform.report\",\"message\":\"mine\"}",
        "{\"type\":\"platform.start\",\"message\":\"mine\"}",
        "{\"type\":\"platform.report\",\"record\":{\"requestId\":\"1\",\"status\":\"odd\"}}"})
    void whatAFunctionPrintsIsNoLineOfThePlatform(String printed) {
        List<LogReader.Logged> read = reader.read(List.of(event("a", 1000, "START RequestId: 1 Version: $LATEST"),
                event("a", 1001, "before"), event("a", 1002, printed), event("a", 1003, "after"),
                event("a", 1004, "END RequestId: 1"), event("a", 1005, warm("1"))));
        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.report().requestId()).isEqualTo("1");
            assertThat(one.report().durationMs()).isEqualTo(12.34);
            assertThat(one.startedAtMs()).isEqualTo(1000);
            assertThat(one.said()).startsWith("before").endsWith("after");
        });
    }

    @Test
    void aReportThatIsPrintedAgainCountsOnce() {
        assertThat(reader.read(List.of(event("a", 1, "START RequestId: 1 Version: $LATEST"), event("a", 2, warm("1")),
                event("a", 3, warm("1"))))).hasSize(1);
    }

    @Test
    void aRetryWithTheSameIdIsAnInvocationOfItsOwn() {
        assertThat(reader.read(List.of(event("a", 1, "START RequestId: 1 Version: $LATEST"), event("a", 2, warm("1")),
                event("a", 3, "START RequestId: 1 Version: $LATEST"), event("a", 4, warm("1"))))).hasSize(2);
    }

    private static String warm(String id) {
        return "REPORT RequestId: " + id
                + "\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\tMax Memory Used: 128 MB\t";
    }

    private static FilteredLogEvent event(String stream, long atMs, String message) {
        return FilteredLogEvent.builder().logStreamName(stream).timestamp(atMs).message(message)
                .eventId(stream + atMs + message.hashCode()).build();
    }
}
