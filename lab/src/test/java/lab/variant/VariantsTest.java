package lab.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.run.record.Hybrid;
import locallambda.system.Problem;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantsTest {

    private static final String SOUND = """
            name: shell
            title: Shell
            folder: shell
            needs: [sh]
            build:
              - mkdir app
            artifact: app
            start: ${here}/run --memory ${memory}
            """;

    @TempDir
    Path lambdas;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(lambdas.resolve("variants"));
        Files.createDirectories(lambdas.resolve("shell"));
        Files.writeString(lambdas.resolve("toolchains.yaml"),
                "sh: {probe: sh -c true, install: none}\nrust: {probe: cargo -V, install: none}\n");
    }

    @Test
    void leftOutFieldsAreEmpty() throws IOException {
        write("shell", SOUND);
        Variant variant = Variants.read(lambdas).getFirst();
        assertThat(variant.title()).isEqualTo("Shell");
        assertThat(variant.build().runtime()).isEmpty();
        assertThat(variant.build().training()).isEmpty();
        assertThat(variant.build().tools()).isEmpty();
        assertThat(variant.start().env()).isEmpty();
    }

    @Test
    void filesOfAContractOfItsOwnHaveToBeThere() throws IOException {
        write("shell", SOUND + "calls: {event: order.json, answer: price.json}\n");
        Files.writeString(lambdas.resolve("shell/order.json"), "{}");
        assertThatThrownBy(() -> Variants.read(lambdas)).hasMessageContaining("there is no file \"shell/price.json\"");
        Files.writeString(lambdas.resolve("shell/price.json"), "{}");
        assertThat(Variants.read(lambdas).getFirst().calls()).contains(new Variant.Calls("order.json", "price.json"));
    }

    @Test
    void allFieldsAreRead() throws IOException {
        write("shell", SOUND + """
                runtime: brought
                env: {DEPTH: "1"}
                local-env: {HEAP: "${heap-kb}"}
                tools:
                  own: {probe: own --version, install: get own}
                training: {start: ./train, calls: 7, produces: app.aot}
                aws: {runtime: java25, handler: a.B, needs: [], build: ["make ${machine}"]}
                """);
        Variant variant = Variants.read(lambdas).getFirst();
        assertThat(variant.build().runtime()).contains("brought");
        assertThat(variant.start().env()).isEqualTo(Map.of("DEPTH", "1"));
        assertThat(variant.start().localEnv()).isEqualTo(Map.of("HEAP", "${heap-kb}"));
        assertThat(variant.start().variables()).containsOnlyKeys("DEPTH", "HEAP");
        assertThat(variant.build().tools().get("own").install()).isEqualTo("get own");
        assertThat(variant.build().training()).contains(new Build.Training("./train", 7, "app.aot"));
        Variant.Aws aws = variant.aws().orElseThrow();
        assertThat(aws.runtime() + " " + aws.handler()).isEqualTo("java25 a.B");
        assertThat(aws.needs()).contains(List.of());
        assertThat(aws.unless()).isEmpty();
    }

    @Test
    void forAwsItIsBuiltInItsOwnWay() throws IOException {
        write("shell", SOUND + """
                env: {A: b}
                local-env: {HERE: c}
                aws: {runtime: java25, handler: a.B, needs: [], build: ['make ${machine}']}
                """);
        Variant there = Variants.read(lambdas).getFirst().onAws("aarch64");
        assertThat(there.name()).isEqualTo("shell-aws");
        assertThat(there.build().commands()).containsExactly("make aarch64");
        assertThat(there.build().needs()).isEmpty();
        assertThat(there.start().variables()).isEqualTo(Map.of("A", "b"));
    }

    @Test
    void whatGoesToAwsTooHasNoPlaceholder() {
        faultOf(SOUND + "env: {HEAP: '${heap-kb}'}\n").contains("shell.yaml:9:")
                .contains("\"${heap-kb}\" has no value on AWS").contains("local-env");
    }

    @Test
    void faultsInWhatIsForAwsAreFoundToo() {
        faultOf(SOUND + "aws: {runtime: java25, handler: a.B, needs: [shh]}\n").contains("unknown toolchain \"shh\"");
        faultOf(SOUND + "aws: {runtime: java25, handler: a.B, build: ['make ${machin}']}\n")
                .contains("unknown placeholder \"${machin}\"");
        faultOf(SOUND + "aws: {runtime: java25}\n").contains("\"aws.handler\" is missing");
    }

    @Test
    void variantsAreSortedByName() throws IOException {
        for (String name : List.of("zig", "ada", "shell")) write(name, SOUND.replace("name: shell", "name: " + name));
        assertThat(Variants.read(lambdas)).extracting(Variant::name).containsExactly("ada", "shell", "zig");
    }

    @Test
    void theProjectsOwnFilesAreSound() {
        assertThat(Variants.toolchains(Home.find().lambdas())).containsKeys("jdk-25", "maven", "python", "rust", "go");
        assertThat(Variants.read(Home.find().lambdas())).isNotEmpty();
    }

    @Test
    void aMistypedFieldIsNamedWithItsPlaceAndTheFieldThatWasMeant() {
        faultOf(SOUND.replace("start:", "strat:"))
                .contains("shell.yaml:8:1: unknown field \"strat\"; did you mean \"start\"? "
                        + "Known: also, artifact, aws, build, build-memory-mb, calls, development,");
    }

    @Test
    void aFieldUnlikeAnyOtherListsTheKnownOnes() {
        faultOf(SOUND + "colour: blue\n").contains("shell.yaml:9:1: unknown field \"colour\"; Known: also, artifact");
    }

    @Test
    void aMistypedFieldOfATrainingIsNamed() {
        faultOf(SOUND + "training: {start: x, cals: 7, produces: y}\n").contains("shell.yaml:9:")
                .contains("\"cals\"; did you mean \"calls\"?");
    }

    @Test
    void aMissingFieldIsNamed() {
        faultOf(SOUND.replace("artifact: app\n", "")).contains("the field \"artifact\" is missing");
    }

    @Test
    void aFieldWithoutValueIsNamed() {
        faultOf(SOUND.replace("artifact: app", "artifact:")).contains("shell.yaml:7:")
                .contains("\"artifact\" has no value");
    }

    @Test
    void aTextInPlaceOfAListIsNamed() {
        faultOf(SOUND.replace("needs: [sh]", "needs: sh")).contains("shell.yaml:4:")
                .contains("\"needs\" has a value of the wrong kind");
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        faultOf(SOUND + "training: {start: x, calls: many, produces: y}\n").contains("shell.yaml:9:")
                .contains("\"training.calls\"").contains("many");
    }

    @Test
    void aFieldGivenTwiceIsNamed() {
        faultOf(SOUND + "title: Again\n").contains("shell.yaml:9:").contains("title");
    }

    @Test
    void whatIsNoYamlIsPointedAt() {
        faultOf(SOUND + "env: {A: [1}\n").contains("shell.yaml:9:");
    }

    @Test
    void anEmptyFileSaysSo() {
        faultOf("").contains("shell.yaml:1:1: the file is empty");
    }

    @Test
    void theNameIsTheFilesName() {
        faultOf(SOUND.replace("name: shell", "name: shel")).contains("shell.yaml:1:")
                .contains("\"shel\" isn't the file's name \"shell\"");
    }

    @Test
    void aRaceTakesAVariantByItselfOnlyIfItsFileSaysSo() throws IOException {
        write("shell", SOUND);
        assertThat(Variants.read(lambdas).getFirst().race()).isEqualTo(Variant.Attendance.WHEN_BUILT);
        write("shell", SOUND + "race: always\n");
        assertThat(Variants.read(lambdas).getFirst().race()).isEqualTo(Variant.Attendance.ALWAYS);
        faultOf(SOUND + "race: sometimes\n").contains("shell.yaml:9:").contains("\"race\"").contains("always")
                .contains("when-built");
    }

    @Test
    void whatAHybridLiesBetweenMustBeVariants() throws IOException {
        write("rust", SOUND.replace("name: shell", "name: rust"));
        write("shell", SOUND + "hybrid: {hosts: [shell], core: rust}\n");
        assertThat(Variants.read(lambdas).getLast().comparison().hybrid())
                .contains(new Hybrid(List.of("shell"), "rust"));
        faultOf(SOUND + "hybrid: {hosts: [shell], core: rsut}\n").contains("shell.yaml:9:")
                .contains("unknown variant \"rsut\"; did you mean \"rust\"?");
        faultOf(SOUND + "habit: {of: shall, is: a web framework}\n")
                .contains("unknown variant \"shall\"; did you mean \"shell\"?");
    }

    @Test
    void otherFoldersMustExistToo() {
        faultOf(SOUND + "also: [core]\n").contains("shell.yaml:9:").contains("no folder \"core\"");
    }

    @Test
    void keptFoldersAreForTheBuildAlone() throws IOException {
        write("shell", SOUND.replace("mkdir app", "make ${kept:make}"));
        assertThat(Variants.read(lambdas)).hasSize(1);
        faultOf(SOUND.replace("${here}", "${kept:make}")).contains("unknown placeholder \"${kept:make}\"");
    }

    @Test
    void theFolderMustExist() {
        faultOf(SOUND.replace("folder: shell", "folder: shall")).contains("shell.yaml:3:")
                .contains("no folder \"shall\"");
    }

    @Test
    void anUnknownToolchainIsNamedWithTheOneThatWasMeant() {
        faultOf(SOUND.replace("[sh]", "[sh, rsut]"))
                .contains("shell.yaml:4:13: unknown toolchain \"rsut\"; did you mean \"rust\"? Known: rust, sh");
    }

    @Test
    void anUnknownPlaceholderIsNamed() {
        faultOf(SOUND.replace("${memory}", "${memroy}")).contains("shell.yaml:8:")
                .contains("unknown placeholder \"${memroy}\"; did you mean \"memory\"?");
    }

    @Test
    void aBuildHasNoMemorySize() {
        faultOf(SOUND.replace("mkdir app", "mkdir ${memory}")).contains("shell.yaml:6:")
                .contains("unknown placeholder \"${memory}\"");
    }

    @Test
    void aSubFolderIsAGroupThatIsReadByItself() throws IOException {
        write("shell", SOUND);
        Files.createDirectories(lambdas.resolve("variants/steps"));
        write("steps/second", SOUND.replace("name: shell", "name: second"));
        write("steps/first", SOUND.replace("name: shell", "name: first"));
        assertThat(Variants.read(lambdas)).extracting(Variant::name).containsExactly("shell");
        assertThat(Variants.groups(lambdas).get("steps")).extracting(Variant::name).containsExactly("first", "second");
    }

    @Test
    void aNameInAGroupMayNotBeTaken() throws IOException {
        write("shell", SOUND);
        Files.createDirectories(lambdas.resolve("variants/steps"));
        write("steps/shell", SOUND);
        assertThatThrownBy(() -> Variants.groups(lambdas)).isInstanceOf(Problem.class)
                .hasMessageContaining("The name \"shell\"").hasMessageContaining("is already taken");
    }

    @Test
    void filesThatABuildDoesWithoutAreRead() throws IOException {
        write("shell", SOUND + "without: [tests/**]\n");
        assertThat(Variants.read(lambdas).getFirst().sources().without()).containsExactly("tests/**");
    }

    private AbstractStringAssert<?> faultOf(String yaml) {
        return assertThatThrownBy(() -> {
            write("shell", yaml);
            Variants.read(lambdas);
        }).isInstanceOf(Problem.class).message();
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(lambdas.resolve("variants").resolve(name + ".yaml"), yaml);
    }
}
