package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.run.record.Architecture;
import lab.run.summary.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class CostsTest {

    private static final String SUMMARY = """
            variant,memory_mb,start,metric,unit,clock,n,p50,p90,p95,p99,max,mean,low,high
            rust,128,cold,billed,ms,platform,5,40,,,,55,41.5,38,44
            rust,128,warm,billed,ms,platform,160,6,8,,,31,6.4,6,6
            python,512,warm,billed,ms,platform,160,9,11,,,40,9.25,9,9
            rust,0,warm,billed,ms,platform,160,6,8,,,31,6.4,6,6
            """;
    @TempDir
    Path run;
    private Costs costs;

    @BeforeEach
    void price() throws IOException {
        Files.writeString(run.resolve("summary.csv"), SUMMARY);
        costs = Costs.of(Summary.read(run), Prices.published(),
                Assumptions.usual(Architecture.X86).withColdShare(0.01));
    }

    @Test
    void theMeanOfWhatIsBilledMakesTheBill() {
        Cost rust = costs.find("rust", 128).orElseThrow();
        double gbSeconds = 1e8 * 0.125 * (0.99 * 6.4 + 0.01 * 41.5) / 1000;
        assertThat(rust.lambda().usd()).isCloseTo(20 + gbSeconds * 0.0000166667, within(1e-6));
    }

    @Test
    void withoutMeasuredColdStartsAllCallsAreReckonedWarm() {
        assertThat(costs.find("python", 512).orElseThrow().usage().coldBilledMs()).isEqualTo(9.25);
    }

    @Test
    void unlimitedMemoryIsChargedAsOneWholeVcpu() {
        assertThat(costs.find("rust", 0).orElseThrow().usage().memoryMb()).isEqualTo(1769);
    }

    @Test
    void theTableHasARowForEachMemorySizeOfAVariant() {
        Table table = costs.table();
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.columnNames()).startsWith("variant", "memory_mb").endsWith("lambda_usd", "whole_usd");
        assertThat(table.doubleColumn("whole_usd").get(0)).isGreaterThan(table.doubleColumn("lambda_usd").get(0) + 500);
    }
}
