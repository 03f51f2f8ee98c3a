package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import lab.chart.Theme;
import lab.run.FinishedRuns;
import lab.run.LongCalls;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the slides claim follows the data: the same deck over runs in which the variants come in another order. */
@Execution(ExecutionMode.CONCURRENT)
class Deck_FindingsTest {

    @TempDir
    Path folder;

    @Test
    void overTheUsualOrder() throws IOException {
        Map<String, String> slides = slides(MadeUpRun.usual());
        assertThat(Decks.title(slides, "cold-starts"))
                .matches("rust starts cold in .*; java-jvm takes .* times as long");
        assertThat(Decks.title(slides, "java-ladder"))
                .matches("java-aot starts cold in .*; java-jvm takes \\S+ times as long");
        assertThat(Decks.title(slides, "cold-talk")).startsWith("python takes")
                .endsWith("times as long as rust to start cold");
        assertThat(slides.get("pitch-tested"))
                .contains("| starts faster | <span class=\"yes\">yes</span> | python needs")
                .doesNotContain("class=\"no\"");
        assertThat(Decks.title(slides, "answer"))
                .isEqualTo("Should my Lambda be Java? We can&#39;t tell whether java-aot meets the goal");
        assertThat(slides.get("answer")).contains("the cheapest choice here is rust at 256 MB");
    }

    @Test
    void overARunWhereRustIsTheSlowest() throws IOException {
        Map<String, String> slides = slides(Decks.swapped("rust", "java-jvm"));
        assertThat(Decks.title(slides, "cold-starts"))
                .matches("java-jvm starts cold in .*; rust takes .* times as long");
        assertThat(Decks.title(slides, "java-ladder")).startsWith("java-jvm starts cold in")
                .contains("java-tuned takes");
        assertThat(Decks.title(slides, "cold-talk")).startsWith("rust takes")
                .endsWith("times as long as python to start cold");
        assertThat(slides.get("pitch-tested")).contains("| starts faster | <span class=\"no\">no</span> | rust needs")
                .doesNotContain("class=\"yes\"");
        assertThat(slides.get("answer")).contains("the cheapest choice here is java-jvm at 256 MB");
        assertThat(slides.get("break-even")).contains("Switching from rust to java-jvm saves");
    }

    @Test
    void overARunWherePythonAndRustAreAlike() throws IOException {
        Map<String, Speed> alike = new LinkedHashMap<>(MadeUpRun.usual());
        alike.put("python", alike.get("rust"));
        Map<String, String> slides = slides(alike);
        assertThat(Decks.title(slides, "cold-starts"))
                .containsPattern("(python and rust|rust and python) (show no measurable difference|start fastest)");
        assertThat(slides.get("pitch-tested")).contains("<span class=\"even\">even</span> | no measurable difference");
        assertThat(slides.get("confession"))
                .containsPattern("<p class=\"big\">(no measurable difference|nearly equal)</p>");
    }

    @Test
    void overARunWhereTheAotCacheDoesNotHelp() throws IOException {
        Map<String, String> slides = slides(Decks.swapped("java-aot", "java-jvm"));
        assertThat(Decks.title(slides, "java-ladder")).startsWith("java-jvm starts cold in").contains("java-aot takes");
    }

    @Test
    void howLongUntilJavaIsFastComesWithItsOwnNumbers() throws IOException {
        Map<String, IntToDoubleFunction> curves = new LinkedHashMap<>();
        curves.put("java-jvm", call -> call < 200 ? 40 : 11);
        curves.put("rust", call -> 5);
        Path run = LongCalls.run(folder, 2, 1_000, curves).folder();
        Map<String, String> slides = Decks.slides(Deck.of(Decks.HOME, Decks.FILE, run).markdown(Theme.NIGHT, 60));
        assertThat(Decks.title(slides, "warm-up")).isEqualTo("rust is steady from call 4 on, java-jvm from call 192");
        assertThat(slides.get("warm-up"))
                .containsPattern("We measured only (java-jvm and rust|rust and java-jvm) in this way");
        assertThat(slides.get("warm-up")).contains("_footer: \"n = 2 environments with 1,000 calls each · Invented");
    }

    @Test
    void withoutALongRunTheSlideSaysHowToMeasureOne() throws IOException {
        boolean elsewhere = FinishedRuns.warmUp(Decks.HOME.results()).isPresent();
        assertThat(slides(MadeUpRun.usual()).get("warm-up"))
                .contains(elsewhere ? "<figure class=\"chart\">" : "./jbang race --profile warm-up");
    }

    @Test
    void whatARunLacksIsSaidWithTheCommand() throws IOException {
        Map<String, String> slides = slides(MadeUpRun.usual());
        assertThat(slides.get("java-ladder")).contains("not in this run: ./jbang race --variants java-native");
        assertThat(slides.get("go")).contains("not in this run (Go is not installed): ./jbang race --variants go");
    }

    @Test
    void aRunOfOneVariantIsADeckToo() throws IOException {
        Map<String, String> slides = slides(Map.of("java-jvm", MadeUpRun.usual().get("java-jvm")));
        assertThat(slides).hasSameSizeAs(Decks.FILE.talk(60));
        assertThat(slides.get("pitch-tested")).contains("python is not in this run")
                .contains("rust is not in this run");
        assertThat(slides.get("break-even")).contains("only one variant");
    }

    @Test
    void aRunOfAVariantThatNoSlideNamesIsADeckToo() throws IOException {
        Map<String, String> slides = slides(Map.of("cobol", MadeUpRun.usual().get("python")));
        assertThat(slides).hasSameSizeAs(Decks.FILE.talk(60));
        assertThat(Decks.title(slides, "cold-starts")).startsWith("cobol starts cold in");
        assertThat(Decks.title(slides, "answer"))
                .isEqualTo("Should my Lambda be Java? This run didn&#39;t measure Java");
    }

    private Map<String, String> slides(Map<String, Speed> variants) throws IOException {
        return Decks.slides(Decks.over(folder, variants).markdown(Theme.NIGHT, 60));
    }
}
