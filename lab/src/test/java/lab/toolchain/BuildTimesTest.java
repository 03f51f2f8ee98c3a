package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lab.Home;
import lab.run.MadeUpRun;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTimesTest {

    @TempDir
    Path checkout;

    /** The made-up run says of each variant that it was built in 12 s. */
    private BuildTimes committed() throws IOException {
        MadeUpRun.quick(Files.createDirectories(checkout.resolve(BuildTimes.RUN)));
        return BuildTimes.of(new Home(checkout, checkout.resolve("cache")));
    }

    @Test
    void areTheCommittedOnesUntilSomethingWasBuiltHere() throws IOException {
        assertThat(committed().seconds("rust")).hasValue(12);
    }

    @Test
    void followTheSpeedOfThisMachine() throws IOException {
        BuildTimes times = committed();
        times.took("java-jvm", 18);
        times.took("python", 30);
        assertThat(times.seconds("rust").orElseThrow()).isCloseTo(24, within(1e-9));
    }

    /** In another process, e.g. for the preview or by another notebook. */
    @Test
    void followTheBuildsInTheCache() throws IOException {
        cached("java-jvm-0123456789ab", 6_000);
        cached("mine-0123456789ab", 1_000_000);
        BuildTimes times = committed();
        assertThat(times.seconds("rust")).hasValue(6);
        times.took("java-jvm", 24);
        assertThat(times.seconds("rust")).as("built anew").hasValue(24);
    }

    private void cached(String folder, long buildMs) throws IOException {
        Path build = Files.createDirectories(checkout.resolve("cache/variants").resolve(folder));
        Files.writeString(build.resolve("built.json"), "{\"buildMs\": " + buildMs + "}");
    }

    @Test
    void nobodyKnowsThemOfAVariantOfOnesOwn() throws IOException {
        BuildTimes times = committed();
        times.took("mine", 1000);
        assertThat(times.seconds("mine")).isEmpty();
        assertThat(times.seconds("rust")).hasValue(12);
        assertThat(times.quick("mine")).isTrue();
    }

    @Test
    void aCheckoutWithoutThatRunKnowsNone() {
        assertThat(BuildTimes.of(new Home(checkout, checkout)).seconds("rust")).isEmpty();
    }

    /** Without it nobody could say how long a first race takes. */
    @Test
    void theCommittedRaceHasEveryVariantThatRacesByItself() {
        Home home = Home.find();
        BuildTimes times = BuildTimes.of(home);
        assertThat(Variants.read(home.lambdas()).stream()
                .filter(variant -> variant.race() == Variant.Attendance.ALWAYS))
                .isNotEmpty().allSatisfy(variant -> assertThat(times.seconds(variant.name())).isPresent());
        assertThat(Map.of("rust", false, "java-native", false, "java-jvm", true, "python", true))
                .allSatisfy((variant, quick) -> assertThat(times.quick(variant)).as(variant).isEqualTo(quick));
    }
}
