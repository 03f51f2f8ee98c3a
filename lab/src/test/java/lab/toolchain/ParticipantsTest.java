package lab.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import lab.Home;
import lab.run.MadeUpRun;
import lab.run.record.RunRecord;
import locallambda.system.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The participants of a race in a small checkout, built by a real shell. */
class ParticipantsTest {

    @TempDir
    Path folder;
    private Home home;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void threeVariants() throws IOException {
        home = new Home(folder.resolve("checkout"), folder.resolve("cache"));
        Files.createDirectories(home.lambdas().resolve("variants"));
        Files.createDirectories(home.lambdas().resolve("shell"));
        Files.writeString(home.lambdas().resolve("toolchains.yaml"),
                "sh: {probe: echo 1, install: none}\nnone: {probe: exit 1, install: get none}\n");
        variant("usual", "race: always");
        variant("extra", "");
        variant("rare", "race: when-built");
    }

    @Test
    void byItselfItTakesTheUsualOnesAndNamesTheOthersInOneLine() {
        assertThat(field().builds()).containsOnlyKeys("usual");
        assertThat(said).contains(
                "The lab left out extra, rare: not built yet. To add one: ./jbang prefetch --variants extra");
    }

    @Test
    void whatIsBuiltTakesPart() {
        field("rare");
        assertThat(field().builds()).containsOnlyKeys("rare", "usual");
        assertThat(said.getLast())
                .isEqualTo("The lab left out extra: not built yet. To add it: ./jbang prefetch --variants extra");
    }

    @Test
    void namedOnesAreBuiltAndTheOthersAreNotMentioned() {
        assertThat(field("extra").builds()).containsOnlyKeys("extra");
        assertThat(said).noneMatch(line -> line.startsWith("Without"));
    }

    @Test
    void whatOnlyARaceThatNamesItTakesStaysAwayThoughBuilt() throws IOException {
        variant("special", "race: when-named");
        assertThat(field("special").builds()).containsOnlyKeys("special");
        assertThat(field().builds()).containsOnlyKeys("usual");
        assertThat(said.getLast()).doesNotContain("special");
    }

    @Test
    void allTakesAll() throws IOException {
        variant("special", "race: when-named");
        assertThat(field(Participants.ALL).builds()).containsOnlyKeys("extra", "rare", "special", "usual");
    }

    @Test
    void theUsualOnesAreBuiltFirst() {
        field(Participants.ALL);
        assertThat(said.stream().filter(line -> line.startsWith("Building")).findFirst().orElseThrow())
                .contains("usual");
    }

    @Test
    void whatIsBuiltSoonComesFirstAndEachBuildSaysWhatIsNext() throws IOException {
        longBuild("slow", "race: always");
        List<String> heard = new ArrayList<>();
        Participants.of(home, List.of(), new BuildListener() {
            @Override
            public void accept(String line) {}

            @Override
            public void begins(String variant, OptionalDouble expectedS, List<String> next) {
                heard.add(variant + ", then " + next);
            }

            @Override
            public void ends() {
                heard.add("done");
            }
        });
        assertThat(heard).containsExactly("usual, then [slow]", "done", "slow, then []", "done");
    }

    @Test
    void aBuildThatFailsLeavesItsVariantOutWithItsWords() throws IOException {
        variant("rare", "");
        Path yaml = home.lambdas().resolve("variants/rare.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("[mkdir out]", "[\"echo no luck; exit 7\"]"));
        Participants field = field("usual", "rare");
        assertThat(field.builds()).containsOnlyKeys("usual");
        assertThat(field.failed()).containsExactly("rare");
        assertThat(said.getLast()).startsWith("The lab left out rare: ").contains("ended with exit code 7", "no luck");
        assertThatThrownBy(() -> field("rare")).isInstanceOf(Problem.class)
                .hasMessageContaining("exit code 7");
    }

    @Test
    void thereIsAPreviewOnlyWhileSomethingLongIsStillToBeBuilt() throws IOException {
        assertThat(Participants.quick(home, List.of(), said::add)).isEmpty();
        longBuild("slow", "race: always");
        List<String> next = new ArrayList<>();
        assertThat(Participants.quick(home, List.of(), new BuildListener() {
            @Override
            public void accept(String line) {
                said.add(line);
            }

            @Override
            public void begins(String variant, OptionalDouble expectedS, List<String> after) {
                next.add(variant);
                next.addAll(after);
            }
        }).orElseThrow().builds()).containsOnlyKeys("usual");
        assertThat(next).containsExactly("usual");
        assertThat(said).noneMatch(line -> line.startsWith("Without") || line.contains("slow"));
        field();
        assertThat(Participants.quick(home, List.of(), said::add)).isEmpty();
    }

    @Test
    void whatThePreviewBuiltSaysHowLongTheOthersWillTake() throws IOException {
        longBuild("slow", "race: always");
        Path record = home.checkout().resolve(BuildTimes.RUN).resolve("run.json");
        MadeUpRun.write(record.getParent(), Map.of("slow", MadeUpRun.usual().get("rust"), "usual",
                MadeUpRun.usual().get("python")), List.of(512), 5, 200);
        Files.writeString(record, Files.readString(record)
                .replaceFirst("(\"slow\":\\{[^{}]*\"buildMs\":)\\d+", "$1300000"));
        Participants.quick(home, List.of(), said::add).orElseThrow();
        List<OptionalDouble> expected = new ArrayList<>();
        Participants.of(home, List.of(), new BuildListener() {
            @Override
            public void accept(String line) {}

            @Override
            public void begins(String variant, OptionalDouble expectedS, List<String> next) {
                expected.add(expectedS);
            }
        });
        // the shell built the usual one in much less than the committed 12 s
        assertThat(expected).singleElement().satisfies(s -> assertThat(s.orElseThrow()).isBetween(0.0, 200.0));
    }

    @Test
    void whatCannotBeBuiltHereIsNotWaitedFor() throws IOException {
        longBuild("slow", "race: always\nneeds: [none]");
        assertThat(Participants.quick(home, List.of(), said::add)).isEmpty();
    }

    @Test
    void aGroupTakesPartOnlyByItsName() throws IOException {
        Files.createDirectories(home.lambdas().resolve("variants/steps"));
        variant("steps/first", "");
        variant("steps/second", "");
        assertThat(field("steps", "usual").builds()).containsOnlyKeys("first", "second", "usual");
        assertThat(field("second").builds()).containsOnlyKeys("second");
        assertThat(field().builds()).containsOnlyKeys("usual");
        assertThat(field(Participants.ALL).builds()).containsOnlyKeys("extra", "rare", "usual");
    }

    @Test
    void withoutItsToolAVariantIsLeftOutEvenIfAllAreWanted() throws IOException {
        variant("rare", "needs: [none]");
        assertThat(field(Participants.ALL).skipped()).extracting(RunRecord.Skipped::variant, RunRecord.Skipped::fix)
                .containsExactly(org.assertj.core.api.Assertions.tuple("rare", "get none"));
    }

    @Test
    void anUnknownNameIsRefusedBeforeAnythingIsBuilt() {
        assertThatThrownBy(() -> field("usual", "cobol")).isInstanceOf(Problem.class)
                .hasMessageContaining("There is no variant \"cobol\"");
        assertThat(said).isEmpty();
    }

    /** A variant that takes minutes by the committed race. */
    private void longBuild(String name, String more) throws IOException {
        variant(name, more);
        Path run = Files.createDirectories(home.checkout().resolve(BuildTimes.RUN));
        MadeUpRun.write(run, Map.of(name, MadeUpRun.usual().get("rust")), List.of(512), 5, 200);
        String record = Files.readString(run.resolve("run.json"));
        Files.writeString(run.resolve("run.json"), record.replaceAll("\"buildMs\":\\d+", "\"buildMs\":300000"));
    }

    private Participants field(String... wanted) {
        return Participants.of(home, List.of(wanted), said::add);
    }

    private void variant(String path, String more) throws IOException {
        String name = path.substring(path.indexOf('/') + 1);
        Files.writeString(home.lambdas().resolve("variants/" + path + ".yaml"), """
                name: %s
                title: %s
                folder: shell
                build: [mkdir out]
                artifact: out
                start: "true"
                %s
                """.formatted(name, name, more));
    }
}
