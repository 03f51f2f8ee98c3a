package lab.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.Home;
import locallambda.system.Problem;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a variant's file leaves to its kind, and what it says itself. */
class KindsTest {

    private static final String KINDS = """
            plain:
              parts:
                main: a.Main
                flags: ""
                size: -m "${memory}"
                all: java ${flags} ${size} -cp ${here}
              needs: [sh]
              build: ['make ${flags} all']
              artifact: app
              start: ${all} ${main}
              development: {sources: [a], direct: 'list ${flags}', all: list, edit: A.java}
              aws: {runtime: java25, handler: '${main}', build: [make aws]}
            trained:
              kind: plain
              parts: {cache: app/cache}
              training: {start: '${all} --write ${cache} ${main}', calls: 30, produces: cache}
              start: ${all} --read ${cache} ${main}
            """;
    private static final String MINE = "name: mine\ntitle: Mine\nkind: trained\nfolder: mine\n";

    /** They build something that no kind does, or (java-tiered) say one thing for AWS and another for this machine. */
    private static final Map<String, Integer> LONGER = Map.of("java-tiered", 9, "bench-quarkus-native", 10,
            "managed-1-client-cache", 16, "java-rust", 26, "java-rust-work", 26);

    @TempDir
    Path lambdas;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(lambdas.resolve("variants"));
        Files.createDirectories(lambdas.resolve("mine"));
        Files.writeString(lambdas.resolve("toolchains.yaml"), "sh: {probe: sh -c true, install: none}\n");
        Files.writeString(lambdas.resolve("kinds.yaml"), KINDS);
    }

    @Test
    void fourLinesAreAVariant() throws IOException {
        Variant mine = read(MINE);
        assertThat(mine.start().command()).isEqualTo("java -m \"${memory}\" -cp ${here} --read app/cache a.Main");
        assertThat(mine.build().commands()).containsExactly("make all");
        assertThat(mine.build().needs()).containsExactly("sh");
        assertThat(mine.build().artifact()).isEqualTo("app");
        assertThat(mine.build().training()).contains(new Build.Training(
                "java -m \"${memory}\" -cp ${here} --write app/cache a.Main", 30, "cache"));
        assertThat(mine.aws().orElseThrow().handler()).isEqualTo("a.Main");
    }

    @Test
    void partsOfItsOwnTakeTheirPlaceEverywhere() throws IOException {
        Variant mine = read(MINE + "main: my.Main\nflags: -Pfast\n");
        assertThat(mine.start().command())
                .isEqualTo("java -Pfast -m \"${memory}\" -cp ${here} --read app/cache my.Main");
        assertThat(mine.build().commands()).containsExactly("make -Pfast all");
        assertThat(mine.aws().orElseThrow().handler()).isEqualTo("my.Main");
    }

    @Test
    void aPartMayAddToTheKinds() throws IOException {
        assertThat(read(MINE + "size: ${size} -x\n").start().command()).contains(" -m \"${memory}\" -x -cp ");
    }

    @Test
    void anEmptyPartIsNoText() throws IOException {
        assertThat(read(MINE + "size: \"\"\n").start().command()).isEqualTo("java -cp ${here} --read app/cache a.Main");
    }

    @Test
    void ownFieldsWinAndObjectsAreMerged() throws IOException {
        Variant mine = read(MINE + "build: [ant]\ntraining: {calls: 1}\naws: {needs: []}\n");
        assertThat(mine.build().commands()).containsExactly("ant");
        assertThat(mine.build().training().orElseThrow().calls()).isEqualTo(1);
        assertThat(mine.build().training().orElseThrow().produces()).isEqualTo("cache");
        assertThat(mine.aws().orElseThrow().needs()).contains(List.of());
        assertThat(mine.aws().orElseThrow().build()).containsExactly("make aws");
    }

    @Test
    void ownTextsMayUseTheParts() throws IOException {
        assertThat(read(MINE + "start: env ${all} other.Main\n").start().command())
                .isEqualTo("env java -m \"${memory}\" -cp ${here} other.Main");
    }

    @Test
    void onlyThoseThatAskAreTimedAsADeveloperBuilds() throws IOException {
        assertThat(read(MINE).build().development()).isEmpty();
        assertThat(read(MINE + "development: {}\n").build().development()).isPresent();
        assertThat(read(MINE + "development: {sources: [b]}\n").build().development().orElseThrow().sources())
                .containsExactly("b");
    }

    @Test
    void aVersionStaysAsItIsWritten() throws IOException {
        assertThat(read(MINE + "env: {VERSION: 3.10}\n").start().env()).isEqualTo(Map.of("VERSION", "3.10"));
    }

    @Test
    void faultsArePointedAtInTheVariantsFile() {
        faultOf(MINE.replace("trained", "trainde")).contains("mine.yaml:3:")
                .contains("unknown kind \"trainde\"; did you mean \"trained\"? Known: plain, trained");
        faultOf(MINE + "flag: -x\n").contains("mine.yaml:5:1: unknown field \"flag\"; did you mean \"flags\"?");
        faultOf(MINE + "flags: [-x]\n").contains("mine.yaml:5:").contains("\"flags\" isn't text");
        faultOf(MINE + "needs: [shh]\n").contains("mine.yaml:5:").contains("unknown toolchain \"shh\"");
        faultOf(MINE + "training: {cals: 1}\n").contains("mine.yaml:5:").contains("\"cals\"; did you mean \"calls\"?");
        faultOf(MINE + "size: ${memroy}\n").contains("unknown placeholder \"${memroy}\"; did you mean \"memory\"?");
    }

    @Test
    void aPartWithoutItsKindIsAnUnknownField() {
        faultOf(MINE.replace("kind: trained\n", "") + "main: a.B\n").contains("unknown field \"main\"");
    }

    @Test
    void aKindBuildsOnOneThatIsThere() throws IOException {
        Files.writeString(lambdas.resolve("kinds.yaml"), KINDS.replace("kind: plain", "kind: plaine"));
        faultOf(MINE).contains("kinds.yaml:14:").contains("unknown kind \"plaine\"; did you mean \"plain\"?");
    }

    @ParameterizedTest
    @CsvSource({"docs/adding-a-variant.md, java-jvm", "docs/variants/java-snapstart-primed.md, java-snapstart-primed"})
    void whatThePagesShowStartsLikeTheProjectsOwn(String page, String like) throws IOException {
        Path project = Home.find().lambdas();
        for (String file : List.of("kinds.yaml", "toolchains.yaml"))
            Files.write(lambdas.resolve(file), Files.readAllBytes(project.resolve(file)));
        for (String folder : List.of("java", "java-priming")) Files.createDirectory(lambdas.resolve(folder));
        String yaml = Files.readString(Home.find().checkout().resolve(page)).split("```yaml\n")[1].split("```")[0];
        String name = yaml.lines().findFirst().orElseThrow().replace("name: ", "");
        Files.writeString(lambdas.resolve("variants/" + name + ".yaml"), yaml);
        Variant own =
                Variants.read(project).stream().filter(each -> each.name().equals(like)).findFirst().orElseThrow();
        assertThat(Variants.read(lambdas).getFirst().start().command()).isEqualTo(own.start().command());
    }

    @Test
    void noVariantOfAKindRepeatsWhatStartsIt() throws IOException {
        Path folder = Home.find().lambdas();
        for (Variant variant : Variants.all(folder)) {
            if (!variant.start().command().contains("AWSLambda")) continue;
            try (var files = Files.walk(folder.resolve("variants"))) {
                Path file = files.filter(each -> each.endsWith(variant.name() + ".yaml")).findFirst().orElseThrow();
                assertThat(Files.readString(file)).as(variant.name()).contains("kind: java-")
                        .doesNotContain("AWSLambda", "NativeClient", "\nstart:");
            }
        }
    }

    @Test
    void aVariantOfAKindHasFourToEightLinesExceptThoseThatBuildMore() throws IOException {
        try (var files = Files.walk(Home.find().lambdas().resolve("variants"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                List<String> lines = Files.readAllLines(file).stream().filter(line -> !line.matches("\\s*(#.*)?"))
                        .toList();
                if (lines.stream().noneMatch(line -> line.startsWith("kind: java-"))) continue;
                String name = file.getFileName().toString().replace(".yaml", "");
                if (LONGER.containsKey(name)) assertThat(lines).as(name).hasSize(LONGER.get(name));
                else assertThat(lines).as(name).hasSizeBetween(4, 8);
            }
        }
    }

    private Variant read(String yaml) throws IOException {
        Files.writeString(lambdas.resolve("variants/mine.yaml"), yaml);
        return Variants.read(lambdas).getFirst();
    }

    private AbstractStringAssert<?> faultOf(String yaml) {
        return assertThatThrownBy(() -> read(yaml)).isInstanceOf(Problem.class).message();
    }
}
