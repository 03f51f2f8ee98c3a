package locallambda.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import locallambda.report.CapturedReports.Captured;
import locallambda.report.Report.BadReport;
import locallambda.report.Report.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Report_ParseTest {

    /** From a public issue: nishidemasami/contactform-api 29, 2026-08-19. */
    private static final String FAILED = "REPORT RequestId: 83269395-33ee-45a8-8a99-38f67b6faf72\tDuration: 11.48 ms\t"
            + "Billed Duration: 12 ms\tMemory Size: 128 MB\tMax Memory Used: 10 MB\t"
            + "Status: error\tError Type: Runtime.InvalidEntrypoint";

    @ParameterizedTest
    @MethodSource("locallambda.report.CapturedReports#all")
    void billedFollowsFromTheRuleOfItsDay(Captured captured) {
        Report report = captured.report();
        assertThat(BillingRule.on(captured.day()).billedMs(report.durationMs(), report.start()))
                .isEqualTo(report.billedMs());
    }

    @ParameterizedTest
    @MethodSource("locallambda.report.CapturedReports#all")
    void writtenAgainItIsTheSameLine(Captured captured) {
        Report report = captured.report();
        if (captured.json())
            assertThat(report.json(Instant.parse("2026-10-08T07:30:29.470Z"))).isEqualTo(captured.line());
        else assertThat(report.text()).isEqualTo(captured.line().strip());
    }

    @ParameterizedTest
    @MethodSource("locallambda.report.CapturedReports#all")
    void jsonCarriesWhatTextCarries(Captured captured) {
        Report report = captured.report();
        assertThat(Report.parse(report.json(Instant.EPOCH))).contains(report);
    }

    @Test
    void restoreIsReadFromItsOwnField() throws Exception {
        Report report = CapturedReports.all().filter(one -> one.what().contains("SnapStart")).findFirst()
                .orElseThrow().report();
        assertThat(report.start()).isEqualTo(new Start.Restored(398.97, 182));
        assertThat(report.durationMs()).isEqualTo(2338.66);
    }

    @Test
    void anErrorHasItsType() {
        Report report = Report.parse(FAILED).orElseThrow();
        assertThat(report.status()).isEqualTo(Status.ERROR);
        assertThat(report.errorType()).isEqualTo("Runtime.InvalidEntrypoint");
        assertThat(report.text()).isEqualTo(FAILED);
        assertThat(Report.parse(report.json(Instant.EPOCH))).contains(report);
    }

    @Test
    void aTimeoutHasNoErrorType() {
        Report report = new Report("1", 3000, 3000, 128, 64, new Start.Warm(), Status.TIMEOUT, "");
        assertThat(report.text()).endsWith("Max Memory Used: 64 MB\tStatus: timeout");
        assertThat(Report.parse(report.text())).contains(report);
        assertThat(Report.parse(report.json(Instant.EPOCH))).contains(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "INIT_REPORT Init Duration: 98.2 ms\tPhase: init\tStatus: error\tError Type: Runtime.ExitError",
        "RESTORE_REPORT Restore Duration: 398.97 ms", "END RequestId: 1", "", "{", "{\"type\":\"platform.start\"}",
        "{\"type\":\"platform.report\",\"message\":\"mine\"}",
        "{\"message\":\"said \\\"platform.report\\\"\"}", "{\"platform.report\""})
    void otherLinesAreNotReports(String line) {
        assertThat(Report.parse(line)).isEmpty();
    }

    /** As AWS's console copies a line. */
    @Test
    void blanksMayPartTheFields() {
        Report report = Report.parse("REPORT RequestId: i Duration: 127.10 ms Billed Duration: 154 ms "
                + "Memory Size: 2048 MB Max Memory Used: 212 MB Restore Duration: 325.93 ms "
                + "Billed Restore Duration: 26 ms XRAY TraceId: 1-6 SegmentId: 2 Sampled: true").orElseThrow();
        assertThat(report).isEqualTo(new Report("i", 127.1, 154, 2048, 212, new Start.Restored(325.93, 26),
                Status.SUCCESS, ""));
    }

    @ParameterizedTest
    @MethodSource("locallambda.report.CapturedReports#all")
    void aLineReadsTheSameWithBlanksInsteadOfTabs(Captured captured) {
        if (!captured.json())
            assertThat(Report.parse(captured.line().replace('\t', ' '))).contains(captured.report());
    }

    @Test
    void anErrorReadsTheSameWithBlanksInsteadOfTabs() {
        assertThat(Report.parse(FAILED.replace('\t', ' '))).isEqualTo(Report.parse(FAILED));
    }

    @Test
    void aTimeHasItsThreeDecimals() {
        Report report = new Report("1", 3, 3, 128, 64, new Start.Warm(), Status.SUCCESS, "");
        assertThat(report.json(Instant.parse("2026-10-08T07:30:29Z")))
                .startsWith("{\"time\":\"2026-10-08T07:30:29.000Z\"");
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThatThrownBy(() -> Report.parse("REPORT RequestId: 1\tDuration: 3 ms"))
                .isInstanceOf(BadReport.class).hasMessageContaining("Billed Duration");
        assertThatThrownBy(() -> Report.parse("{\"type\":\"platform.report\",\"record\":{\"requestId\":\"1\","
                + "\"metrics\":{\"durationMs\":3}}}"))
                .isInstanceOf(BadReport.class).hasMessageContaining("billedDurationMs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Duration: fast ms", "Duration: 3 s", "Duration: "})
    void aFieldThatIsNoNumberIsNamed(String duration) {
        assertThatThrownBy(() -> Report.parse("REPORT RequestId: 1\t" + duration + "\tBilled Duration: 3 ms"))
                .isInstanceOf(BadReport.class).hasMessageContaining("Duration");
    }
}
