package locallambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import locallambda.limits.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseTest {

    @ParameterizedTest(name = "in {0} under {3}")
    @CsvSource({"INIT,sleep:60,{},none", "the handler,'','{\"do\": \"sleep\", \"seconds\": 60}',none",
        "idleness,'',{},none",
        "INIT,sleep:60,{},detected", "the handler,'','{\"do\": \"sleep\", \"seconds\": 60}',detected"})
    void closingTakesLessThanThreeSecondsAndLeavesNoProcess(String phase, String init, String event, String limits)
            throws Exception {
        TestLab lab = TestLab.start(limits.equals("none") ? Limits.named("none") : Limits.detect());
        lab.deploy("f", init, Duration.ofSeconds(60));
        var call = lab.invokeMeanwhile("f", event);
        await().until(() -> !lab.lambda.processIds("f").isEmpty());
        if (phase.equals("idleness")) call.join();
        Thread.sleep(1000);
        List<Long> processes = lab.lambda.processIds("f");
        assertThat(processes).hasSize(1);

        long before = System.nanoTime();
        lab.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(processes).noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        call.exceptionally(gone -> null).join();
    }
}
