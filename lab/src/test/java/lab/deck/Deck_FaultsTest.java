package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.chart.Theme;
import lab.run.Faulty;
import lab.run.MadeUpRun;
import lab.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run in which calls failed is a deck too, and its slides say which variant is missing and why. */
@Execution(ExecutionMode.CONCURRENT)
class Deck_FaultsTest {

    private static final String REASON = "200 of 445 calls failed (%s)";
    private static final String WRONG = "invalid answer";
    private static final String TOO_SMALL = "Runtime.OutOfMemory";

    @TempDir
    Path folder;

    @Test
    void atTheOnlySize() throws IOException {
        Map<String, String> slides = slides(List.of(512), Map.of("rust", WRONG));
        says(slides, "rust at 512 MB, warm: " + REASON.formatted(WRONG));
        assertThat(slides.get("pitch-tested")).contains("rust is left out at 512 MB: " + REASON.formatted(WRONG));
        assertThat(slides.get("go")).contains("left out at 512 MB");
    }

    /** A function that doesn't fit is missing too. */
    @Test
    void atOneOfTwoSizesTheOthersAreStillComparedThere() throws IOException {
        Map<String, String> slides = slides(List.of(256, 512), Map.of("java-jvm", TOO_SMALL, "python", WRONG));
        assertThat(Run.open(folder).reference()).isEqualTo(512);
        says(slides, "java-jvm at 512 MB, warm: " + REASON.formatted(TOO_SMALL) + "; python at 512 MB");
        assertThat(slides.get("java-ladder")).contains("left out at 512 MB: " + REASON.formatted(TOO_SMALL));
        assertThat(slides.get("pitch-tested")).contains("python is left out at 512 MB: " + REASON.formatted(WRONG));
    }

    @Test
    void whereNobodyHasFiguresVariantsAreNotCompared() throws IOException {
        MadeUpRun.quick(folder);
        for (String variant : MadeUpRun.usual().keySet()) Faulty.cell(folder, variant, 512, TOO_SMALL);
        assertThat(Run.open(folder).reference()).isEqualTo(256);
    }

    /** @param reasons of the variants whose calls failed at 512 MB */
    private Map<String, String> slides(List<Integer> sizes, Map<String, String> reasons) throws IOException {
        MadeUpRun.write(folder, MadeUpRun.usual(), sizes, 5, 200);
        for (var one : reasons.entrySet()) Faulty.cell(folder, one.getKey(), 512, one.getValue());
        return Decks.slides(Deck.of(Decks.HOME, Decks.FILE, folder).markdown(Theme.NIGHT, 60));
    }

    /** Every slide with figures of the run names the faults in its foot. */
    private static void says(Map<String, String> slides, String faults) {
        assertThat(slides).hasSameSizeAs(Decks.FILE.talk(60));
        for (String slide : List.of("race", "cold-starts", "java-ladder", "latency", "answer", "when"))
            assertThat(slides.get(slide).replace('\u00a0', ' ')).as(slide)
                    .contains("left out because of errors: " + faults);
    }
}
