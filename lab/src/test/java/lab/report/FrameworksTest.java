package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworksTest {

    private static final Speed PLAIN = new Speed(400, 300, 2, 3, 120);

    @TempDir
    Path results;

    @Test
    void theTitleNamesThoseThatTakeMeasurablyLongerAndHowMuch() throws IOException {
        Map<String, Speed> speeds =
                Map.of("java-spring", times(4), "java-quarkus", times(2), "java-micronaut", PLAIN);
        assertThat(frameworks(speeds).finding())
                .matches("Cold starts: Spring Boot ×(3\\.[5-9]|4(\\.[1-5])?), Quarkus ×(1\\.[7-9]|2(\\.[1-3])?)");
        assertThat(frameworks(Map.of("java-spring", PLAIN, "java-quarkus", PLAIN, "java-micronaut", PLAIN)).finding())
                .isEqualTo("No framework makes plain Java's cold start measurably longer");
    }

    @Test
    void thePageHasATableForEachSizeWithAwsBesideIt() throws IOException {
        Frameworks frameworks =
                frameworks(Map.of("java-spring", times(4), "java-quarkus", times(2), "java-micronaut", PLAIN));
        String page = frameworks.markdown();
        assertThat(page).contains("**512 MB**", "**1024 MB**", "a different function on Java 17", "2023-05-01",
                "MIT-0");
        assertThat(page.lines().filter(line -> line.startsWith("| Spring Boot |"))).hasSize(2)
                .allMatch(line -> line.contains(" (×") && line.endsWith("| 5,312 | 1,048 |"));
        assertThat(page.lines().filter(line -> line.startsWith("| Micronaut |")))
                .allMatch(line -> line.contains("(≈)"));
        assertThat(frameworks.lines(512).getLast()).returns("no framework", Frameworks.Line::name)
                .returns("–", Frameworks.Line::snapstart).returns("–", Frameworks.Line::aws);
    }

    @Test
    void withoutACommittedRunThereIsNothing() throws IOException {
        assertThat(Frameworks.committed(results)).isEmpty();
        frameworks(Map.of("java-spring", times(4)));
        assertThat(Frameworks.committed(results)).isPresent();
    }

    private static Speed times(double factor) {
        return new Speed(PLAIN.initMs() * factor, PLAIN.firstCpuMs() * factor, PLAIN.warmCpuMs(), PLAIN.waitMs(), 200);
    }

    private Frameworks frameworks(Map<String, Speed> speeds) throws IOException {
        Map<String, Speed> all = new LinkedHashMap<>(speeds);
        all.put("java-tuned", PLAIN);
        MadeUpRun.write(Files.createDirectories(results.resolve("frameworks")), all, List.of(512, 1024), 5, 200);
        return Frameworks.committed(results).orElseThrow();
    }
}
