package lab.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import locallambda.report.RequestCounts;
import org.junit.jupiter.api.Test;

class RequestTallyTest {

    private static RequestTally tally(long sent, long reported, long throttled, long succeeded, long objects,
            long items, long orphans, long cutOff) {
        return new RequestTally(sent, succeeded, new RequestCounts(reported + throttled, reported, throttled, 0),
                succeeded, succeeded, objects, items, 0, 0, orphans, cutOff);
    }

    @Test
    void equalCountsExplainThemselves() {
        assertThat(tally(10, 10, 0, 10, 10, 10, 0, 0).unexplained()).isEmpty();
    }

    @Test
    void throttledRequestsAreAccountedFor() {
        assertThat(tally(10, 8, 2, 8, 8, 8, 0, 0).unexplained()).isEmpty();
    }

    @Test
    void aNamedOrphanIsExplained() {
        assertThat(tally(10, 10, 0, 9, 10, 9, 1, 0).unexplained()).isEmpty();
    }

    @Test
    void anUnnamedOrphanIsNot() {
        assertThat(tally(10, 10, 0, 9, 10, 9, 0, 0).unexplained()).singleElement().asString().contains("10 objects",
                "9 items");
    }

    @Test
    void aCrashInTheMiddleMayLeaveAnObject() {
        assertThat(tally(10, 10, 0, 9, 10, 9, 0, 1).unexplained()).isEmpty();
    }

    @Test
    void aRepeatedIdIsMissingInTheStores() {
        assertThat(tally(10, 10, 0, 10, 9, 9, 0, 0).unexplained()).singleElement().asString().contains("10 invocations",
                "9 items");
    }

    @Test
    void itemsThatDoNotBelongToTheVisitAreCounted() {
        assertThat(new RequestTally(10, 10, new RequestCounts(10, 10, 0, 0), 10, 10, 10, 10, 0, 2, 0, 0).unexplained())
                .singleElement().asString().contains("2 items that have no object", "names no function");
    }

    @Test
    void aLostReportLineIsNamed() {
        assertThat(tally(10, 9, 0, 9, 9, 9, 0, 0).unexplained()).singleElement().asString().contains("sent 10",
                "counted 9");
    }
}
