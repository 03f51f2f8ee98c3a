package lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.run.record.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorAimsTest {

    private static final String EMULATOR = "warm call through AWS's Runtime Interface Emulator";
    private static final String LAB = "warm call through the Invoke API";

    private static String text(BenchFigure... figures) {
        return new EmulatorAims(new BenchRecord("2026-11-25T18:00:00Z", Machine.here(), "none", List.of(figures)))
                .text();
    }

    private static BenchFigure figure(String name, double value, String clients) {
        return new BenchFigure(name, value, "x", 9, clients + " on 1 environment");
    }

    /** The emulator's figures are 1 and 100. */
    @ParameterizedTest
    @CsvSource({"0.9, 110, reached, reached, reached both aims", "0.91, 110, missed, reached, reached one aim",
        "0.9, 109, reached, missed, missed the other", "1.2, 84, missed, missed, missed both aims"})
    void aFasterLabIsTheAim(double p50, double rate, String ofP50, String ofRate, String summary) {
        String text = text(figure(LAB + ", p50", p50, "1 client"), figure(EMULATOR + ", p50", 1, "1 client"),
                figure(LAB + ", rate", rate, "1 client"), figure(EMULATOR + ", rate", 100, "1 client"));
        assertThat(text.lines().filter(line -> line.startsWith("| p50 "))).singleElement().asString()
                .contains("| %.2f | at most 0.9 | %s |".formatted(p50, ofP50));
        assertThat(text.lines().filter(line -> line.startsWith("| rate "))).singleElement().asString()
                .contains("| %.2f | at least 1.1 | %s |".formatted(rate / 100, ofRate));
        assertThat(text).contains(summary);
    }

    @Test
    void tenClientsAreNoPartOfIt() {
        assertThat(text(figure(LAB + ", p50", 0.5, "10 clients"), figure(EMULATOR + ", p50", 1, "10 clients")))
                .contains("no figures for the emulator");
    }
}
