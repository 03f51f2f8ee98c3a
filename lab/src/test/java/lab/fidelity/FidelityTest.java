package lab.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.chart.Format;
import lab.chart.Picture;
import lab.chart.Theme;
import lab.published.Publication;
import lab.published.Spread;
import lab.run.stats.Interval;
import lab.run.Faulty;
import lab.run.MadeUpRun;
import lab.run.Run;
import lab.run.record.Architecture;
import lab.run.summary.Estimate;
import lab.run.summary.Metric;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.report.Start.Kind;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FidelityTest {

    private static final List<Variant> VARIANTS = Variants.all(Home.find().lambdas());

    @TempDir
    Path folder;

    @Test
    void everyRowThatAVariantNamesIsInItsTable() {
        for (Variant variant : VARIANTS) variant.comparison().published().forEach((table, row) -> {
            Publication publication = List.of(Publication.values()).stream().filter(one -> one.key().equals(table))
                    .findFirst().orElseThrow();
            assertThat(publication.figures(variant.name(), variant.comparison().published(), Architecture.X86))
                    .as(variant.name() + " in " + table).isNotEmpty();
        });
    }

    @Test
    void aHelloStandsBesideHelloWorldsWithInitApartFromTheFirstCall() throws IOException {
        Fidelity fidelity = Fidelity.published(hello(), VARIANTS);
        assertThat(fidelity.agreements()).extracting(Agreement::source).containsOnly("lambda-perf");
        assertThat(fidelity.agreements()).extracting(Agreement::metric).containsExactly(Metric.INIT, Metric.FIRST);
        assertThat(fidelity.agreements().getFirst().pairs()).extracting(Pair::variant)
                .contains("java-jvm", "python", "rust").doesNotContain("java-tuned");
        assertThat(fidelity.agreements().getFirst().inside()).isPresent();
        assertThat(fidelity.agreements().getLast().mean()).isTrue();
    }

    @Test
    void aRunThatSavesStandsBesideFunctionsThatDoSomething() throws IOException {
        Fidelity fidelity = Fidelity.published(made("saves"), VARIANTS);
        assertThat(fidelity.agreements()).extracting(Agreement::source)
                .contains("first-study", "lambda-coldstart-bench").doesNotContain("lambda-perf");
    }

    @Test
    void aRunComparedWithItselfOnAwsAgreesInEverything() throws IOException {
        Run run = made("here");
        Fidelity fidelity = Fidelity.against(run, onAws("there"));
        assertThat(fidelity.agreements()).allSatisfy(one -> {
            assertThat(one.ranks().spearman()).isCloseTo(1, within(1e-9));
            assertThat(one.error()).isEqualTo(1);
            assertThat(one.overlapping()).contains("8 of 8");
        });
        assertThat(fidelity.sentence()).startsWith(
                "The lab reproduces AWS's order by Init Duration and by Duration of the first invocation and by warm "
                        + "Duration");
    }

    @Test
    void whatCannotBeComparedIsSaid() throws IOException {
        assertThatThrownBy(() -> Fidelity.against(made("a"), made("b"))).isInstanceOf(Problem.class)
                .hasMessageContaining("not on AWS");
        assertThatThrownBy(() -> Fidelity.against(hello(), onAws("c"))).isInstanceOf(Problem.class)
                .hasMessageContaining("posted");
        assertThatThrownBy(() -> Fidelity.published(onAws("d"), VARIANTS)).isInstanceOf(Problem.class)
                .hasMessageContaining("already measured on AWS");
        assertThatThrownBy(() -> Fidelity.published(made("e"), List.of())).isInstanceOf(Problem.class)
                .hasMessageContaining("no published figures");
    }

    @Test
    void marksAndSharesOfTheMachineAreTold() throws IOException {
        assertThat(new FastHere(made("fast"), "python").sentences())
                .anyMatch(sentence -> sentence.startsWith("The machine limited none of 10 cells"))
                .anyMatch(sentence -> sentence.contains("k6, the lab, and the stores used at most"))
                .anyMatch(sentence -> sentence.contains("can distinguish"));
        Path cell = folder.resolve("marked/cells/rust-512-warm/cell.json");
        made("marked");
        Files.writeString(cell, Files.readString(cell).replace("\"crowded\":false", "\"crowded\":true"));
        assertThat(new FastHere(Run.open(folder.resolve("marked")), "python").sentences())
                .anyMatch(sentence -> sentence.startsWith("The machine or the memory size limited 1 of 10 cells")
                        && sentence.contains("rust-512-warm needed more cores than the machine has"));
    }

    @Test
    void theChartIsDrawnInBothThemes() throws IOException {
        for (Theme theme : Theme.values()) {
            BufferedImage image = Fidelity.published(hello(), VARIANTS).picture().image(theme, Format.PAGE);
            assertThat(image.getHeight()).isGreaterThan(500);
        }
    }

    @Test
    void severalRunsOnAwsAreComparedOneByOneWithALineAboutAll() throws IOException {
        Run run = made("here");
        onAws("there/one");
        onAws("there/two");
        made("there/local");
        AwsRuns runs = AwsRuns.against(run, folder.resolve("there"));
        assertThat(AwsRuns.several(folder.resolve("there"))).isTrue();
        assertThat(AwsRuns.several(folder.resolve("there/one"))).isFalse();
        assertThat(runs.compared()).containsOnlyKeys("one", "two");
        assertThat(runs.left()).containsOnlyKeys("local");
        assertThat(runs.text()).contains("== one ==", "== two ==", "Left out: local.").satisfies(text -> assertThat(
                text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100)));
        assertThat(runs.summary()).startsWith("Compared with 2 runs on AWS: by Init Duration (median), the variants "
                + "are in AWS's order in 2 of 2 runs, with ratios that differ from AWS's by a factor of 1.00 to 1.00, "
                + "and the intervals here and on AWS overlap for 8 of 8, 8 of 8 ratios; ");
        assertThat(runs.write()).content().contains("aws_run").contains(",one\n").contains(",two\n");
    }

    @Test
    void aSharedRunHasNoNamesAndCanStillBeCompared() throws IOException {
        onAws("mine");
        Run mine = edited("mine", "\"./jbang race --profile quick --seed 7\"",
                "\"./jbang race --profile quick --stack jane-doe --out jane-s-runs --seed 7\"");
        mine = edited("mine", "\"cloud\":null",
                "\"cloud\":{\"stack\":\"jane-doe\",\"account\":\"123456789012\",\"architecture\":\"x86_64\","
                        + "\"owner\":\"a-token\"}");
        Path shared = AwsRuns.share(mine, folder.resolve("shared"));
        assertThat(shared.resolve("run.json")).content().contains("eu-central-1", "--profile quick --seed 7")
                .doesNotContain("jane", "123456789012", "a-token");
        assertThat(shared).isDirectoryNotContaining("glob:**cells");
        assertThat(Fidelity.against(made("here"), Run.open(shared)).agreements()).isNotEmpty();
        assertThatThrownBy(() -> AwsRuns.share(made("local"), folder)).hasMessageContaining("not on AWS");
    }

    @Test
    void whereAwsMeasuredManyDaysEachRowIsInsideOrOutsideOfThem() throws IOException {
        Fidelity fidelity = Fidelity.published(hello(), VARIANTS);
        for (Agreement one : fidelity.agreements()) {
            assertThat(one.pairs()).allSatisfy(pair -> assertThat(pair.label()).isIn("inside", "outside"));
            assertThat(new Outside(one).sentences())
                    .hasSize((int) one.pairs().stream().filter(Pair::outside).map(Pair::variant).distinct().count());
        }
        assertThat(new Tables(fidelity).text().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
        assertThat(new Tables(fidelity).markdown()).contains("AWS's days, p10–p90",
                "our time is within the p10–p90 range");
    }

    @Test
    void everyHelloWorldHasAReasonForEachMetricThatIsCompared() {
        List<Pair> far = VARIANTS.stream().filter(Variant::hello)
                .map(variant -> new Pair(variant.name(), 512, new Estimate(1e6, Interval.NONE),
                        new Estimate(1, Interval.NONE), Optional.of(new Spread(1, 2, 180))))
                .toList();
        assertThat(far).hasSizeGreaterThan(4);
        for (Metric metric : List.of(Metric.INIT, Metric.FIRST))
            assertThat(new Outside(new Agreement("lambda-perf", "", metric, Kind.COLD, false, "hello-python", far))
                    .sentences())
                    .allSatisfy(sentence -> assertThat(sentence)
                            .contains("in 1 of 1 rows, our figure is above AWS's range")
                            .doesNotContain("We don't know the reason"));
    }

    @Test
    void nothingIsConcludedFromFunctionsOfAnotherKind() throws IOException {
        Fidelity fidelity = Fidelity.published(made("saves"), VARIANTS);
        assertThat(fidelity.agreements()).filteredOn(one -> one.source().equals("lambda-coldstart-bench")).isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.comparable()).isFalse();
                    assertThat(one.sentence()).endsWith("so this comparison doesn't show how accurate the lab is.");
                    assertThat(one.cited()).contains("Quarkus function on arm64", "first restore of a new version");
                });
        assertThat(fidelity.sentence()).doesNotContain("lambda-coldstart-bench");
    }

    @Test
    void theRebuiltFunctionStandsBesideEachOfItsPublishedRows() throws IOException {
        List<String> group =
                VARIANTS.stream().filter(variant -> variant.calls().isPresent()).map(Variant::name).toList();
        Map<String, MadeUpRun.Speed> speeds = new LinkedHashMap<>();
        group.forEach(name -> speeds.put(name, MadeUpRun.usual().get("java-jvm")));
        Run run = Run.open(MadeUpRun.write(Files.createDirectories(folder.resolve("bench")), speeds,
                List.of(512, 1024, 1769), 5, 200));
        Fidelity fidelity = Fidelity.published(run, VARIANTS);
        assertThat(fidelity.agreements()).hasSize(3).allSatisfy(one -> {
            assertThat(one.pairs()).hasSize(12);
            assertThat(one.rebuilt() && one.comparable()).isTrue();
        });
        assertThat(fidelity.sentence())
                .matches("\\d+ of 36 figures are within a factor of 1.5 of AWS's figure for the same function\\.");
        assertThat(fidelity.picture().words().title())
                .isEqualTo(fidelity.sentence().replaceFirst(" for the same function\\.$", ""));
        assertThat(fidelity.picture().words().subtitle()).endsWith("Whiskers show our 95 % interval.");
        assertThat(new Tables(fidelity).text()).contains("within", "yes", "no")
                .satisfies(text -> assertThat(text.lines())
                        .allSatisfy(line -> assertThat(line.length()).isLessThan(101)));
        assertThat(new Tables(fidelity).markdown()).contains("| within ×1.5 |", "a Quarkus function on arm64");
    }

    @Test
    void theCommittedPictureNamesEachVariantOfTheRebuiltFunction() throws IOException {
        Path run = Home.find().checkout().resolve("results/coldstart-bench");
        Picture picture = Fidelity.published(Run.open(run), VARIANTS).picture();
        String init = picture.words().subtitle() + picture.inline(Format.PAGE);
        assertThat(init).contains(">bench-quarkus 512<", "-native", ">…-snapstart<", ">…-snapstart-primed<");
    }

    @Test
    void whatTransfersAndWhatDoesNotIsToldApart() throws IOException {
        String text = new Transfer(Fidelity.published(hello(), VARIANTS)).markdown();
        assertThat(text).doesNotContain("NaN").contains("INIT hardly depends on memory",
                "What doesn't transfer",
                "Milliseconds (Init Duration",
                "a variant's time divided by that of python typically differs from AWS's ratio by a factor of");
    }

    @Test
    void aCellWithErrorsIsNamedWithItsCountAndReason() throws IOException {
        made("faulty");
        Faulty.cell(folder.resolve("faulty"), "rust", 512, "invalid answer");
        assertThat(new FastHere(Run.open(folder.resolve("faulty")), "python").sentences()).anyMatch(sentence -> sentence
                .contains("rust-512-warm had errors: 200 of 445 calls failed (invalid answer)"));
    }

    @Test
    void pairsInReversedOrderAreNamed() {
        Interval sure = new Interval(18, 20), wide = new Interval(10, 60);
        List<Reversed> reversed = Reversed.of(List.of(pair("native", 128, 19, sure, 159),
                pair("python", 128, 42, new Interval(40, 45), 101), pair("go", 128, 42.5, wide, 90),
                pair("python", 256, 40, sure, 100)));
        assertThat(reversed).extracting(Reversed::clear).containsExactly(true, false, false);
        assertThat(Reversed.sentence(reversed.subList(0, 1)))
                .isEqualTo("native is faster than python here, but slower on AWS (at 128 MB)");
        assertThat(Reversed.sentence(reversed.subList(2, 3))).endsWith(" (at 128 MB; chance can explain the order "
                + "here)");
    }

    @Test
    void theCommittedHelloWorldsReverseTheExecutable() {
        Run hello = Run.open(Home.find().results().resolve("fidelity/hello"));
        assertThat(new Transfer(Fidelity.published(hello, VARIANTS)).markdown()).contains("Most of the order by INIT",
                "hello-native is faster than hello-python here, but slower on AWS (at ");
    }

    private static Pair pair(String variant, int memoryMb, double here, Interval interval, double aws) {
        return new Pair(variant, memoryMb, new Estimate(here, interval), new Estimate(aws, Interval.NONE));
    }

    private Run made(String name) throws IOException {
        return Run.open(MadeUpRun.quick(Files.createDirectories(folder.resolve(name))));
    }

    private Run hello() throws IOException {
        made("hello");
        return edited("hello", "\"payload\":{}", "\"payload\":{\"hello\":true}");
    }

    private Run onAws(String name) throws IOException {
        made(name);
        return edited(name, "\"place\":\"local\"", "\"place\":\"eu-central-1\"");
    }

    private Run edited(String name, String before, String after) throws IOException {
        Path file = folder.resolve(name).resolve("run.json");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        return Run.open(folder.resolve(name));
    }
}
