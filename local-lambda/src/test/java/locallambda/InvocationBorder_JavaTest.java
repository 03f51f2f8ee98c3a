package locallambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.TestLab.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AWS's own Java client posts an error first and logs its stack trace afterwards. */
class InvocationBorder_JavaTest {

    private static final int TIMES = 10;
    private static final Pattern INVOCATION = Pattern.compile("(?s)START RequestId: .*?REPORT RequestId: ");

    private TestLab lab;

    @BeforeEach
    void start() {
        lab = TestLab.start();
        Path classes = Path.of(Causes.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        lab.lambda.deploy(lab.function("java").withCommand(
                TestJava.command(TestJava.library(lab.folder), List.of(classes), Causes.class.getName()))
                .withTimeout(Duration.ofSeconds(20)));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private static String causedBy(int call) {
        return "Caused by: java.lang.IllegalArgumentException: cause " + call;
    }

    private Answer fail(int call, String... headers) {
        Answer answer = lab.invoke("java", "{\"cause\": \"cause " + call + "\"}", headers);
        assertThat(answer.header("X-Amz-Function-Error")).as(answer.body()).isEqualTo("Unhandled");
        return answer;
    }

    private Answer succeed(String... headers) {
        Answer answer = lab.invoke("java", "{}", headers);
        assertThat(answer.body()).isEqualTo("\"good\"");
        return answer;
    }

    @Test
    void theStackTraceIsInTheTailOfItsOwnCallOnly() {
        for (int i = 0; i < TIMES; i++) {
            assertThat(fail(i, "X-Amz-Log-Type", "Tail").tail()).contains(causedBy(i), "\nEND RequestId: ");
            assertThat(succeed("X-Amz-Log-Type", "Tail").tail()).startsWith("START RequestId: ")
                    .doesNotContain("Caused by", "\tat ");
        }
        assertThat(lab.last().environment()).as("all in one environment").isEqualTo("java/1");
    }

    @Test
    void soItIsInTheLogOfCallsWithoutATail() {
        for (int i = 0; i < TIMES; i++) {
            fail(i);
            succeed();
        }
        List<String> invocations = new ArrayList<>();
        for (Matcher each = INVOCATION.matcher(lab.log("java")); each.find();) invocations.add(each.group());
        assertThat(invocations).hasSize(2 * TIMES);
        for (int i = 0; i < TIMES; i++) {
            assertThat(invocations.get(2 * i)).contains(causedBy(i)).containsOnlyOnce("Caused by");
            assertThat(invocations.get(2 * i + 1)).doesNotContain("Caused by", "\tat ");
        }
        assertThat(lab.log("java").split("Caused by", -1)).as("none outside of an invocation").hasSize(TIMES + 1);
    }
}
