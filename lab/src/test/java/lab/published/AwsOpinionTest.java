package lab.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.published.AwsOpinion.Ratio;
import lab.published.AwsOpinion.Word;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import lab.run.Run;
import lab.run.stats.Interval;
import lab.run.summary.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsOpinionTest {

    /** As the lab measures them: native far below Python, a primed snapshot far below an unprimed one. */
    private static final Map<String, Speed> HERE = Map.of("python", speed(420, 6), "java-jvm", speed(1000, 500),
            "java-native", speed(40, 3), "java-snapstart", speed(110, 1100), "java-snapstart-primed", speed(130, 20),
            "rust", speed(25, 2), "java-aot", speed(500, 120));

    @TempDir
    Path folder;

    @Test
    void aNativeExecutableThatBeatsPythonHereDisagreesWithHelloWorldsOnAws() throws IOException {
        AwsOpinion opinion = AwsOpinion.of(run(HERE), "java-native", 512);
        assertThat(opinion.word()).isEqualTo(Word.DISAGREES);
        assertThat(opinion.ratios()).filteredOn(Ratio::contradicts).extracting(Ratio::base).contains("python");
        assertThat(opinion.ratios().getFirst().toString())
                .startsWith("1.8 × python on AWS (lambda-perf, hello world, 512 MB), 0.1");
        assertThat(opinion.verdict("yes"))
                .isEqualTo("locally yes, but published AWS figures disagree, so verify the cold start on AWS before "
                        + "you rely on it");
    }

    @Test
    void aGainFromPrimingDisagreesWithRowsThatShowNone() throws IOException {
        AwsOpinion opinion = AwsOpinion.of(run(HERE), "java-snapstart-primed", 512);
        assertThat(opinion.word()).isEqualTo(Word.DISAGREES);
        assertThat(opinion.ratios()).anySatisfy(ratio -> {
            assertThat(ratio.base()).isEqualTo("java-snapstart");
            assertThat(ratio.of().source().function()).contains("Quarkus function on arm64",
                    "each restore is the first one");
            assertThat(ratio.of().metric()).isEqualTo(Metric.BILLED);
            assertThat(ratio.aws()).isBetween(0.99, 1.01);
            assertThat(ratio.contradicts()).isTrue();
        });
    }

    @Test
    void theOrderThatAwsHasTooAgrees() throws IOException {
        Run run = run(HERE);
        for (String variant : List.of("java-jvm", "rust", "java-snapstart")) {
            AwsOpinion opinion = AwsOpinion.of(run, variant, 512);
            assertThat(opinion.word()).as(variant + ": " + opinion.ratios()).isEqualTo(Word.AGREES);
            assertThat(opinion.verdict("yes")).isEqualTo("yes");
        }
    }

    @Test
    void whatNobodyMeasuredHasNoData() throws IOException {
        assertThat(AwsOpinion.of(run(HERE), "java-aot", 512).word()).isEqualTo(Word.NO_DATA);
        AwsOpinion alone = AwsOpinion.of(run(Map.of("java-native", speed(40, 3))), "java-native", 512);
        assertThat(alone.word()).as("nothing to divide by").isEqualTo(Word.NO_DATA);
        assertThat(alone.range()).matches("[0-9,]+–[0-9,]+ ms");
        assertThat(alone.sources()).extracting(PublishedSource::name).contains("lambda-perf", "AWS samples",
                "lambda-coldstart-bench");
    }

    @Test
    void ofAHelloWorldOnlyTheDirectionCounts() {
        assertThat(ratio(0.1, 0.5, true).contradicts()).isFalse();
        assertThat(ratio(0.1, 0.5, false).contradicts()).isTrue();
        assertThat(ratio(0.7, 1.3, true).contradicts()).isTrue();
        assertThat(ratio(0.9, 1.3, true).contradicts()).as("0.9 is no difference").isFalse();
        assertThat(ratio(0.4, 1, false).contradicts()).isFalse();
    }

    @Test
    void theNearerEndOfTheIntervalDecides() {
        PublishedCold of = figure(false);
        assertThat(new Ratio("python", 0.1, new Interval(0.05, 0.2), 0.5, of).contradicts()).isFalse();
        assertThat(new Ratio("python", 0.1, new Interval(0.09, 0.11), 0.5, of).contradicts()).isTrue();
        assertThat(new Ratio("python", 0.7, new Interval(0.3, 1.5), 1.4, of).contradicts()).isFalse();
    }

    @Test
    void aVariantIsComparedWithTheOneItDiffersFromLeast() {
        List<String> all = List.of("java-snapstart", "java-snapstart-c1", "java-snapstart-primed",
                "java-snapstart-c1-primed", "java-jvm", "hello-java");
        assertThat(VariantKind.SNAPSTART.beside("java-snapstart-primed", all)).contains("java-snapstart");
        assertThat(VariantKind.SNAPSTART.beside("java-snapstart-c1-primed", all)).contains("java-snapstart-c1");
        assertThat(VariantKind.PLAIN_JVM.beside("java-native", all)).contains("java-jvm");
        assertThat(VariantKind.PLAIN_JVM.beside("hello-native", all)).contains("hello-java");
        assertThat(VariantKind.PYTHON.beside("java-native", all)).isEmpty();
    }

    private static Ratio ratio(double here, double aws, boolean hello) {
        return new Ratio("python", here, Interval.NONE, aws, figure(hello));
    }

    private static PublishedCold figure(boolean hello) {
        return new PublishedCold(VariantKind.NATIVE, new PublishedSource("", "", "", "", "", hello), "", 512,
                Metric.COLD, 1, "1");
    }

    private static Speed speed(double initMs, double firstCpuMs) {
        return new Speed(initMs, firstCpuMs, 2, 5, 60);
    }

    private Run run(Map<String, Speed> variants) throws IOException {
        Path run = Files.createDirectories(folder.resolve("run-" + variants.size()));
        return Run.open(MadeUpRun.write(run, variants, List.of(512), 20, 200));
    }
}
