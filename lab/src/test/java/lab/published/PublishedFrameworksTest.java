package lab.published;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedFrameworksTest {

    private static final String TABLE = PublishedFrameworks.markdown();

    @Test
    void eachFrameworkHasItsThreeWaysOfStartingAndNobodyElseIsThere() {
        assertThat(TABLE.lines().filter(line -> line.contains("java17") || line.contains("provided.al2"))
                .map(line -> line.split(" \\| ")[0]).toList())
                .allMatch(line -> line.matches("\\| (Spring Boot|Quarkus|Micronaut) .*")).hasSize(9);
        assertThat(TABLE).doesNotContain("Dagger", "Rust");
    }

    @Test
    void sourceDateAndTheOtherFunctionAreNamed() {
        assertThat(TABLE).contains("2023-05-01 and 2023-05-03", "MIT-0", "a different function");
    }
}
