package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.cost.Goal;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaAnswerTest {

    private static final Speed FAST = new Speed(20, 2, 0.25, 3.5, 12), SLOW = new Speed(700, 480, 3.1, 6, 158);
    private static final String QUESTION = "Should my Lambda be Java? It must answer 95 of 100 calls within 20 ms and "
            + "start cold within 1 s. Measured on this machine: ";

    @TempDir
    Path folder;

    private RunReport report(Object... variants) throws IOException {
        Map<String, Speed> speeds = new LinkedHashMap<>();
        for (int i = 0; i < variants.length; i += 2) speeds.put((String) variants[i], (Speed) variants[i + 1]);
        return RunReport.of(MadeUpRun.write(folder, speeds, List.of(512), 10, 400));
    }

    @Test
    void yesNamesTheWayItsIntervalsAndTheDifferenceOnTheBill() throws IOException {
        assertThat(report("java-aot", new Speed(100, 5, 1, 4.5, 136), "java-jvm", SLOW, "rust", FAST).javaAnswer())
                .startsWith(QUESTION + "yes, as java-aot at 512 MB (p95 between ")
                .contains(", cold between ", "95 % intervals). For 100 million calls, it costs $",
                        " more than rust at 512 MB (95 %")
                .containsPattern("\\(95 % interval \\$\\d+\\.\\d\\d to \\$\\d+\\.\\d\\d\\)\\.$");
    }

    @Test
    void cheaperJavaCostsLess() throws IOException {
        assertThat(report("java-aot", FAST, "python", new Speed(100, 5, 1, 9, 50)).javaAnswer())
                .containsPattern("it costs \\$[0-9.]+ less than python");
    }

    @Test
    void aDifferenceThatChanceExplainsIsNone() throws IOException {
        assertThat(report("java-aot", FAST, "go", FAST).javaAnswer())
                .contains("not measurably different from that of go at 512 MB (95 % interval: $");
    }

    @Test
    void noSaysWhatCanInstead() throws IOException {
        assertThat(report("java-jvm", SLOW, "rust", FAST).javaAnswer())
                .startsWith(QUESTION + "no, none of the Java variants in this run can. rust at 512 MB can, and "
                        + "Lambda charges $");
    }

    @Test
    void aRunThatCannotTellSaysSo() throws IOException {
        assertThat(report("java-jvm", new Speed(500, 142, 1, 4, 90), "rust", FAST).javaAnswer())
                .startsWith(QUESTION + "this run can't tell whether java-jvm can.")
                .containsPattern(" For java-jvm, \\d+ more environments? would probably be enough\\.");
    }

    @Test
    void javaWithACoreOfRustIsNotJava() throws IOException {
        assertThat(report("java-rust", FAST, "java-tuned", SLOW, "rust", FAST).javaAnswer())
                .startsWith(QUESTION + "no, none of the Java variants in this run can.");
        assertThat(report("java-rust", FAST, "rust", FAST).javaAnswer()).endsWith("no Java variant was measured.");
    }

    @Test
    void withoutAnotherLanguageThereIsNoComparison() throws IOException {
        assertThat(report("java-aot", FAST).javaAnswer()).contains("Lambda charges $")
                .doesNotContain("other language", "more than", "less than");
    }

    @Test
    void publishedFiguresThatDisagreeAreNamed() throws IOException {
        assertThat(report("java-native", new Speed(5, 1, 0.3, 3.5, 12), "python", new Speed(300, 20, 2, 5, 56))
                .javaAnswer()).endsWith("Published AWS figures disagree with this run about the cold start, so "
                        + "verify it on AWS before you rely on it.");
    }

    @Test
    void theGoalIsAnInput() throws IOException {
        assertThat(report("java-jvm", SLOW, "rust", FAST).goal(Goal.parse("cold<10s")).javaAnswer())
                .contains("It must start cold within 10 s. ", "yes, as java-jvm at 512 MB (cold between ");
    }
}
