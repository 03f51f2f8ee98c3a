package locallambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConformancePageTest {

    private static final Path PAGE = Path.of("../docs/conformance.md");

    /** {@code -Dconformance.write=true} writes it, after a case was added or a difference went away. */
    @Test
    void thePageSaysWhatTheTestsTry() throws IOException {
        if (Boolean.getBoolean("conformance.write")) Files.writeString(PAGE, ConformancePage.text());
        assertThat(PAGE).hasContent(ConformancePage.text());
    }

    @Test
    void noRecordedCaseIsForgotten() {
        assertThat(ConformancePage.forgotten()).isEmpty();
    }

    @Test
    void whatIsNotRunHasNoTest() {
        assertThat(ConformancePage.tried()).doesNotContainAnyElementsOf(Differences.ALL.entrySet().stream()
                .filter(each -> each.getValue().kind() == Differences.Kind.NOT_RUN).map(Map.Entry::getKey).toList());
    }

    @Test
    void nineOfTenAreIdentical() {
        int all = Recorded.counted().size();
        assertThat(all - Differences.ALL.size()).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * all));
    }
}
