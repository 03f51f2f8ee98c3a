package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.Home;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTableTest {

    @TempDir
    Path folder;

    private static List<String> rows(String text) {
        return text.lines().filter(line -> line.matches(".*\\$\\d.*")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "first-race"})
    void ofACommittedRunIsNarrowShortAndSortedByColdStart(String run) {
        String text = RunReport.of(Home.find().checkout().resolve("results").resolve(run)).shortTable();
        assertThat(text.lines().takeWhile(line -> !line.startsWith("*")))
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(100));
        List<Double> cold = rows(text).stream().map(line -> line.replace("*", " ").strip().split("\\s+")[1])
                .map(number -> Double.parseDouble(number.replace(",", ""))).toList();
        assertThat(cold).hasSizeBetween(7, 8).isSorted();
        assertThat(text).contains("* java-native", "disagrees");
    }

    @Test
    void marksTheRowsOfJavaAndNoOthers() throws IOException {
        List<String> rows = rows(RunReport.of(MadeUpRun.quick(folder)).shortTable());
        assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row.contains("*")).isEqualTo(row.contains("java")));
    }

    @Test
    void whatTheRunCannotTellComesWithTheEnvironmentsThatDecide() throws IOException {
        Map<String, Speed> open = Map.of("java-jvm", new Speed(500, 142, 1, 4, 90));
        RunReport report = RunReport.of(MadeUpRun.write(folder, open, List.of(512), 10, 400));
        String decides = "For java-jvm at 512 MB, this run can't tell whether the goal is met: .*; \\d+ more "
                + "environments? would probably be enough \\(--more \\d+\\)\\.";
        assertThat(report.shortTable().lines()).anyMatch(line -> line.matches(decides));
        assertThat(new ComparisonTable(report.run(), report.goal()).notes()).anyMatch(line -> line.matches(decides));
        assertThat(report.javaWays().ways()).singleElement()
                .satisfies(way -> assertThat(way.settles()).matches(": \\d+ more environments?"));
    }

    @Test
    void aReasonThatAllRowsShareIsSaidOnce() throws IOException {
        RunReport report = RunReport.of(MadeUpRun.write(folder, MadeUpRun.usual(), List.of(256, 512), 1, 40));
        List<String> open = new ComparisonTable(report.run(), report.goal()).notes().stream()
                .filter(note -> note.contains("can't tell whether")).toList();
        assertThat(open).singleElement().asString().contains("java-aot at 256 MB, ", "rust at 256 MB, this run");
    }

    @Test
    void showsTheBestKnownWhereThereAreTooMany() throws IOException {
        Map<String, Speed> many = new LinkedHashMap<>(MadeUpRun.usual());
        for (String more : List.of("go", "java-native", "java-snapstart", "java-snapstart-c1-primed", "rust-talk",
                "mine"))
            many.put(more, new Speed(50, 5, 1, 4, 30));
        String text = RunReport.of(MadeUpRun.write(folder, many, List.of(256, 512), 5, 200)).shortTable();
        assertThat(rows(text)).hasSize(8).noneMatch(row -> row.contains("rust-talk") || row.contains("java-tuned"))
                .anyMatch(row -> row.contains("java-aot"));
        assertThat(text).contains("For 3 more variants and more columns, use ./jbang race --wide",
                "All figures are for 512 MB");
    }
}
