package lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lab.Home;
import lab.run.stats.CallBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {

    private static final IntToDoubleFunction FLAT = call -> 5;
    private static final IntToDoubleFunction COMPILING = call -> call < 200 ? 40 : 10;
    private static final IntToDoubleFunction DRIFTING = call -> 20 - 0.012 * call;

    @TempDir
    Path folder;

    @Test
    void callsAreNumberedWithinTheirEnvironment() throws IOException {
        WarmUp warmUp = only(2, 300, call -> call);
        assertThat(warmUp.environments()).hasSize(2).allMatch(ms -> ms.length == 300);
        assertThat(warmUp.environments().getFirst()[0]).isCloseTo(1, within(0.5));
        assertThat(warmUp.environments().getLast()[299]).isCloseTo(300, within(100.0));
        assertThat(warmUp.calls()).isEqualTo(300);
    }

    @Test
    void theNotebookNamesTheVariantsOfTheCommittedRun() throws IOException {
        Path checkout = Home.find().checkout();
        String named = "This run includes ([^.]*)\\. We haven't";
        Matcher text = Pattern.compile(named)
                .matcher(Files.readString(checkout.resolve("notebooks/03-tune-the-plain-jvm.ipynb")));
        assertThat(text.find()).isTrue();
        assertThat(List.of(text.group(1).replaceAll("[`,]", "").replace("and ", "").split(" ")))
                .containsExactlyInAnyOrderElementsOf(Run.open(checkout.resolve("results/warm-up")).variants());
    }

    @Test
    void theOrderIsThatOfTimeNotOfTheFile() throws IOException {
        WarmUp before = only(2, 300, call -> call);
        Path reports = folder.resolve("cells/java-jvm-512-warm/reports.ndjson");
        List<String> lines = Files.readAllLines(reports);
        Collections.reverse(lines);
        Files.write(reports, lines);
        WarmUp after = WarmUp.of(Run.open(folder), 512).getFirst();
        assertThat(after.environments()).anySatisfy(ms -> assertThat(ms).isEqualTo(before.environments().getFirst()));
    }

    @Test
    void theCurveIsTheMedianOverEnvironments() {
        double[] one = IntStream.rangeClosed(1, 200).mapToDouble(call -> 10).toArray();
        double[] other = IntStream.rangeClosed(1, 200).mapToDouble(call -> 20).toArray();
        assertThat(new WarmUp("any", 512, List.of(one, other)).curve())
                .allSatisfy(point -> assertThat(point.ms()).isEqualTo(15))
                .extracting(WarmUp.Point::block).isEqualTo(CallBlock.of(200));
    }

    @Test
    void oneEnvironmentOrAFewCallsAreNoWarmUp() throws IOException {
        assertThat(WarmUp.of(run(1, 300, Map.of("java-jvm", FLAT)), 512)).isEmpty();
        assertThat(WarmUp.of(run(5, 60, Map.of("java-jvm", FLAT)), 512)).isEmpty();
        assertThat(WarmUp.of(run(2, 300, Map.of("java-jvm", FLAT)), 256)).isEmpty();
    }

    @Test
    void itIsSteadyWhenEveryEnvironmentIs() throws IOException {
        assertThat(only(2, 1_000, FLAT).steady()).hasValue(4);
        assertThat(only(2, 1_000, COMPILING).steady()).hasValue(192);
        assertThat(only(2, 1_000, DRIFTING).steady()).isEmpty();
        double[] flat = IntStream.rangeClosed(1, 400).mapToDouble(FLAT).toArray();
        double[] late = IntStream.rangeClosed(1, 400).mapToDouble(call -> call < 390 / 2 ? 9 : 5).toArray();
        assertThat(new WarmUp("any", 512, List.of(flat, late)).steady()).hasValue(192);
    }

    @Test
    void onlyEnvironmentsThatDoNotOverlapAreSetApart() throws IOException {
        WarmUp flat = only(2, 1_000, FLAT), compiling = only(2, 1_000, COMPILING), never = only(2, 1_000, DRIFTING);
        assertThat(flat.soonerThan(compiling)).isTrue();
        assertThat(compiling.soonerThan(flat)).isFalse();
        assertThat(compiling.soonerThan(never)).isTrue();
        assertThat(never.soonerThan(never)).isFalse();
        WarmUp mixed = new WarmUp("any", 512,
                List.of(flat.environments().getFirst(), never.environments().getFirst()));
        assertThat(flat.soonerThan(mixed)).isFalse();
    }

    private WarmUp only(int environments, int calls, IntToDoubleFunction curve) throws IOException {
        return WarmUp.of(run(environments, calls, Map.of("java-jvm", curve)), 512).getFirst();
    }

    private Run run(int environments, int calls, Map<String, IntToDoubleFunction> curves) throws IOException {
        return LongCalls.run(Files.createDirectories(folder), environments, calls, curves);
    }
}
