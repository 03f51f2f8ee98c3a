package lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import lab.cost.Goal;
import lab.notebook.runs.Decision;
import lab.report.RunReport;
import lab.run.MadeUpRun;
import lab.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checks and guesses say to answers that learners gave, and that need no function to be called. */
class CheckAnswersTest {

    @TempDir
    Path folder;

    @Test
    void aDivisionOfWholeNumbersIsRecognised() {
        long calls = 100_000_000;
        int[] mb = {128, 1024, 512};
        double[] ms = {5, 23, 1000};
        long[] of = {calls, calls, 1};
        double[] bills = new double[3];
        for (int i = 0; i < 3; i++) bills[i] = of[i] * (mb[i] / 1024) * (ms[i] / 1000) * 0.0000166667;
        assertThat(Checks.of("08.1").judge(bills).sentences()).contains("drops the fraction. Write 1024.0.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Can't open perl script \"bootstrap.pl\": No such file or directory | Where does the build put the script?",
        "sh: 1: exec: perl5: not found | begins with a program that can't be run here",
        "sh: ./artifact/bootstrap.pl: Permission denied | begins with a program that can't be run here",
        "File \"artifact/bootstrap.pl\", line 3 SyntaxError: invalid syntax | doesn't understand the script",
        "bootstrap.pl: 3: use: not found. bootstrap.pl: 9: Syntax error: \"(\" | doesn't understand the script",
        "nothing was printed | ended before it asked for an event"})
    void aStartCommandThatFailsIsToldByItsMistake(String said, String hint) {
        assertThat(Checks10.notStarted("Runtime.ExitError: exit status 2", said)).contains("exit status 2", hint);
    }

    @ParameterizedTest
    @CsvSource({"'p95<1ms', none, true", "'p95<1ms', Nobody, true", "'p95<1ms', rust 512, false",
        "'p95<60ms,cold<5s', none, false"})
    void noneIsRightOnlyWhereNoRowMeetsTheGoal(String goal, String said, boolean right) throws IOException {
        Path run = MadeUpRun.quick(folder);
        Decision decision = new Decision(Run.open(run), Goal.parse(goal), RunReport.of(run).costs());
        assertThat(Checks.of("10.3").judge(said, decision).passed()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"-3, ms, less than 0 ms", "101, %, at most 100 %", "1e9, ms, 15 minutes",
        "Infinity, times, not a measurement"})
    void whatNoMeasurementCanComeToIsNoGuess(double value, String unit, String why) {
        assertThat(Possible.fault(value, unit).orElseThrow()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"250, % slower", "120, % of the gap", "100, %", "600, s", "0.5, ms"})
    void whatItCanComeToIsOne(double value, String unit) {
        assertThat(Possible.fault(value, unit)).isEmpty();
    }
}
