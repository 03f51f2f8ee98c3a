package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lab.cost.Assumptions;
import lab.cost.Choice;
import lab.cost.Costs;
import lab.cost.Goal;
import lab.cost.Prices;
import lab.run.LongCalls;
import lab.run.MadeUpRun;
import lab.run.Run;
import lab.run.WarmUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarmUpCurveTest {

    @TempDir
    Path folder;

    @Test
    void onlyARunThatFollowsEnvironmentsForLongHasTheChart() throws IOException {
        assertThat(chart(Run.open(MadeUpRun.quick(folder)))).isEmpty();
        assertThat(chart(longRun(folder))).hasValueSatisfying(chart -> {
            assertThat(chart.words().subtitle())
                    .startsWith("Handler duration at 512 MB from call 2 on (platform clock)")
                    .contains("within 10 % of its final median");
            assertThat(chart.words().caption()).startsWith("n = 2 environments with 1,000 calls each · ");
            assertThat(chart.words().title()).isEqualTo("rust is steady from call 4 on, java-jvm from call 192");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyVariantHasItsLineInBothThemes(Theme theme) throws IOException {
        Picture chart = chart(longRun(folder)).orElseThrow();
        assertThat(chart.image(theme, Format.PAGE).getHeight()).isGreaterThan(500);
        String svg = chart.svg(theme, Format.SLIDE);
        assertThat(svg).contains(">java-jvm<", ">java-aot<", ">rust<", "call number (logarithmic)");
    }

    @Test
    void theTitleNamesTheFirstAndTheLast() {
        assertThat(Findings.warmUp(List.of(steps("java-jvm", 300, 300), steps("java-aot", 32, 32))))
                .isEqualTo("java-aot is steady from call 32 on, java-jvm from call 320");
        assertThat(Findings.warmUp(List.of(steps("java-jvm", 900, 900), steps("java-aot", 32, 32))))
                .isEqualTo("java-aot is steady from call 32 on, java-jvm not within 1,000 calls");
    }

    @Test
    void aLongNameGivesWay() {
        assertThat(Findings.warmUp(List.of(steps("java-snapstart-c1-primed", 900, 900),
                steps("java-snapstart-primed", 32, 32))))
                .isEqualTo("java-snapstart-primed: steady from call 32, the last not within 1,000")
                .hasSizeLessThanOrEqualTo(Words.LONGEST);
    }

    @Test
    void whatOverlapsIsNotSetApart() {
        assertThat(Findings.warmUp(List.of(steps("java-jvm", 32, 300), steps("java-aot", 32, 32))))
                .isEqualTo("All variants are steady from call 320 on");
        assertThat(Findings.warmUp(List.of(steps("java-jvm", 32, 900), steps("java-aot", 32, 32))))
                .isEqualTo("1 of 2 variants are steady within 1,000 calls");
    }

    @Test
    void notReachedIsAnAnswer() {
        assertThat(Findings.warmUp(List.of(steps("java-jvm", 900, 900), steps("java-aot", 32, 900))))
                .isEqualTo("No variant is steady within 1,000 calls");
        assertThat(Findings.warmUp(List.of(steps("java-jvm", 900, 900))))
                .isEqualTo("java-jvm is not steady within 1,000 calls");
        assertThat(Findings.warmUp(List.of(steps("java-jvm", 32, 32)))).isEqualTo("java-jvm is steady from call 32 on");
    }

    private static Optional<Picture> chart(Run run) {
        Costs costs = Costs.of(run.summary(), Prices.published(), Assumptions.usual(run.architecture()));
        return Charts.of(run, costs, Choice.perVariant(run.summary(), costs, Goal.USUAL)).stream()
                .filter(chart -> chart.name().equals("warm-up")).findFirst();
    }

    private static Run longRun(Path folder) throws IOException {
        Map<String, IntToDoubleFunction> curves = new LinkedHashMap<>();
        curves.put("java-jvm", call -> call == 1 ? 1_600 : call < 200 ? 40 : 11);
        curves.put("java-aot", call -> 10 + 40 * Math.exp(-call / 15.0));
        curves.put("rust", call -> 5);
        return LongCalls.run(folder, 2, 1_000, curves);
    }

    /** Two environments, each twice as slow before some call as from it on. */
    private static WarmUp steps(String variant, int... before) {
        return new WarmUp(variant, 512, IntStream.of(before).mapToObj(
                step -> IntStream.rangeClosed(1, 1_000).mapToDouble(call -> call < step ? 20 : 10).toArray()).toList());
    }
}
