package lab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lab.Home;
import lab.run.folder.InvocationLines;
import lab.run.folder.RunFolder;
import lab.run.record.Architecture;
import org.junit.jupiter.api.Test;

/** The committed run, reckoned a second way: call by call. */
class RunCostTest {

    @Test
    void aRunCostsWhatItsCallsCost() throws Exception {
        Prices prices = Prices.published();
        RunFolder run = RunFolder.open(Home.find().results().resolve("reference"));
        RunCost cost = RunCost.of(run, prices, Architecture.X86);
        double usd = 0;
        long calls = 0;
        for (String cell : run.cells())
            for (var call : InvocationLines.read(run.cell(cell))) {
                calls++;
                usd += call.report().billedMs() / 1000.0 * call.report().memoryMb() / 1024
                        * prices.lambda().x86().getFirst().perGbSecond() + prices.lambda().perRequest();
            }
        assertThat(cost.calls()).isEqualTo(calls).isPositive();
        assertThat(cost.bill().lambdaUsd()).isCloseTo(usd, within(1e-9));
        assertThat(cost.bill().s3Usd()).isCloseTo(calls * prices.s3().perPut(), within(1e-9));
        assertThat(cost.lines().stream().mapToDouble(RunCost.Line::usd).sum()).isCloseTo(usd, within(1e-9));
    }
}
