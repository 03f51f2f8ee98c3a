package lab.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.Home;
import lab.chart.Format;
import lab.chart.Theme;
import lab.published.Publication;
import lab.run.MadeUpRun;
import lab.run.Run;
import lab.run.record.Architecture;
import lab.run.summary.Metric;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                "The lab gets AWS's order right by Init Duration and by Duration of the first call and "
                        + "by warm Duration");
    }

    @Test
    void whatCannotBeComparedIsSaid() throws IOException {
        assertThatThrownBy(() -> Fidelity.against(made("a"), made("b"))).isInstanceOf(Problem.class)
                .hasMessageContaining("not on AWS");
        assertThatThrownBy(() -> Fidelity.against(hello(), onAws("c"))).isInstanceOf(Problem.class)
                .hasMessageContaining("posted");
        assertThatThrownBy(() -> Fidelity.published(onAws("d"), VARIANTS)).isInstanceOf(Problem.class)
                .hasMessageContaining("on AWS already");
        assertThatThrownBy(() -> Fidelity.published(made("e"), List.of())).isInstanceOf(Problem.class)
                .hasMessageContaining("Nothing published");
    }

    @Test
    void marksAndSharesOfTheMachineAreTold() throws IOException {
        assertThat(new FastHere(made("fast"), "python").sentences())
                .anyMatch(sentence -> sentence.startsWith("None of 20 cells is marked"))
                .anyMatch(sentence -> sentence.contains("k6, the lab and the stores took at most"))
                .anyMatch(sentence -> sentence.contains("tells apart"));
        Path cell = folder.resolve("marked/cells/rust-512-warm/cell.json");
        made("marked");
        Files.writeString(cell, Files.readString(cell).replace("\"crowded\":false", "\"crowded\":true"));
        assertThat(new FastHere(Run.open(folder.resolve("marked")), "python").sentences())
                .anyMatch(sentence -> sentence.startsWith("1 of 20 cells")
                        && sentence.contains("rust-512-warm needed more cores than there are"));
    }

    @Test
    void theChartIsDrawnInBothThemes() throws IOException {
        for (Theme theme : Theme.values()) {
            BufferedImage image = Fidelity.published(hello(), VARIANTS).picture().image(theme, Format.PAGE);
            assertThat(image.getHeight()).isGreaterThan(500);
        }
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
