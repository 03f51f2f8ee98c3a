package lab.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.chart.Theme;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;
import locallambda.system.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testing.CssVariables;

/** Opens the longest talk in the system's Chromium, all slides one below the other, in both themes. */
class DeckInBrowserTest {

    private static final Path CHROMIUM = Chromium.find().orElse(Path.of("/usr/bin/chromium"));
    private static final Map<Theme, Path> PAGES = new EnumMap<>(Theme.class);

    @TempDir
    static Path folder;
    private static Playwright playwright;
    private static Browser browser;
    private static Marp marp;
    private static Path crowded;

    @BeforeAll
    static void open() throws IOException {
        assertThat(CHROMIUM).as("Chromium; on Debian: apt-get install -y chromium; elsewhere set CHROME_PATH")
                .isExecutable();
        marp = Marp.of(Decks.HOME, Optional.empty(), System.out::println);
        for (Theme theme : Theme.values()) PAGES.put(theme, page(Decks.ofTheReferenceRun(), theme, theme.name()));
        crowded = page(Deck.of(Decks.HOME, Decks.FILE, MadeUpRun.write(Files.createDirectories(folder.resolve("run")),
                everyVariant(), List.of(128, 256, 512, 1024, 1769), 5, 200)), Theme.NIGHT, "crowded");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) playwright.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void nothingIsCutOffSmallOrBlank(Theme theme) throws IOException {
        assertThat(wrong(PAGES.get(theme))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyColourHasAValue(Theme theme) throws IOException {
        assertThat(CssVariables.undefined(Files.readString(PAGES.get(theme)))).isEmpty();
    }

    @Test
    void aRunOfEveryVariantFitsToo() throws IOException {
        assertThat(wrong(crowded)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everybodyCanReadIt(Theme theme) {
        try (BrowserContext context = offline()) {
            List<Rule> violations = new AxeBuilder(show(context, PAGES.get(theme)))
                    .withRules(List.of("color-contrast", "svg-img-alt", "image-alt", "link-name", "empty-heading",
                            "duplicate-id-aria", "html-has-lang"))
                    .analyze().getViolations();
            assertThat(violations).extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everySlideHasTheThemeAndItsOwnName(Theme theme) {
        try (BrowserContext context = offline()) {
            Page page = show(context, PAGES.get(theme));
            assertThat(page.locator("section[data-theme='" + theme.name().toLowerCase() + "'] > .name")
                    .evaluateAll("all => all.map(each => each.id)"))
                    .isEqualTo(Decks.FILE.talk(60).stream().map(Slide::id).toList());
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        try (BrowserContext context = offline()) {
            List<String> asked = new CopyOnWriteArrayList<>();
            context.onRequest(request -> asked.add(request.url()));
            show(context, PAGES.get(Theme.NIGHT));
            assertThat(asked)
                    .allMatch(url -> url.startsWith("data:") || url.equals(PAGES.get(Theme.NIGHT).toUri().toString()));
        }
    }

    @Test
    void aNameInTheAddressLeadsToItsSlide() throws IOException {
        Deck deck = Decks.ofTheReferenceRun();
        Path markdown = Files.writeString(folder.resolve("present.md"), deck.markdown(Theme.NIGHT, 10));
        Path html =
                new Presentation(deck, marp, Theme.NIGHT, 10).html(markdown, folder.resolve("present.html"), "bespoke");
        try (BrowserContext context = offline()) {
            Page page = context.newPage();
            page.navigate(html.toUri() + "#cold-starts");
            assertThat(page.locator("svg.bespoke-marp-active .name").getAttribute("id")).isEqualTo("cold-starts");
        }
    }

    /** The recording of the race runs whenever its slide is shown, and stands still on a page of all slides. */
    @Test
    void theLanesOfTheRaceGrow() throws IOException {
        Deck deck = Decks.ofTheReferenceRun();
        Presentation presentation = new Presentation(deck, marp, Theme.NIGHT, 10);
        Path markdown = Files.writeString(folder.resolve("race.md"), deck.markdown(Theme.NIGHT, 10));
        Path html = presentation.presented(presentation.html(markdown, folder.resolve("race.html"), "bespoke"));
        try (BrowserContext context = offline()) {
            Page page = context.newPage();
            page.navigate(html.toUri() + "#race");
            assertThat(page.locator("svg.bespoke-marp-active .lanes .bar").first()
                    .evaluate("bar => getComputedStyle(bar).animationName")).isEqualTo("lane");
            assertThat(show(context, PAGES.get(Theme.NIGHT)).locator(".lanes .bar").first()
                    .evaluate("bar => getComputedStyle(bar).animationName")).isEqualTo("none");
        }
    }

    @Test
    void aThemeThatMarpDoesNotKnowIsAnErrorWithSlideAndLine() throws IOException {
        Deck deck = Decks.ofTheReferenceRun();
        Path markdown = Files.writeString(folder.resolve("unknown.md"),
                deck.markdown(Theme.PAPER, 10).replace("theme: paper", "theme: Paper"));
        assertThatThrownBy(() -> new Presentation(deck, marp, Theme.PAPER, 10).html(markdown,
                folder.resolve("unknown.html"), "bare"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("deck.md, line 8, slide title: Marp doesn't know the theme paper");
    }

    private static Path page(Deck deck, Theme theme, String name) throws IOException {
        Path markdown = Files.writeString(folder.resolve(name + ".md"), deck.markdown(theme, 60));
        return new Presentation(deck, marp, theme, 60).html(markdown, folder.resolve(name + ".html"), "bare");
    }

    /** Every variant that a slide or a look names, with made-up speeds of all orders of magnitude. */
    private static Map<String, Speed> everyVariant() {
        Map<String, Speed> all = new LinkedHashMap<>();
        int i = 0;
        for (String name : List.of("go", "java-aot", "java-jvm", "java-native", "java-rust", "java-rust-work",
                "java-snapstart", "java-snapstart-c1", "java-snapstart-c1-primed", "java-snapstart-primed",
                "java-tuned", "python", "python-rust", "python-rust-work",
                "rust", "rust-release", "rust-talk"))
            all.put(name,
                    new Speed(10 * Math.pow(1.5, i), 4 * Math.pow(1.6, i), 0.3 + 0.3 * i, 3.5 + 0.2 * i++, 12 * i));
        return all;
    }

    private static List<?> wrong(Path html) throws IOException {
        try (BrowserContext context = offline();
                InputStream script = DeckInBrowserTest.class.getResourceAsStream("/deck/look.js")) {
            return (List<?>) show(context, html)
                    .evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^//.*\\n", ""));
        }
    }

    private static BrowserContext offline() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 720).setOffline(true));
    }

    private static Page show(BrowserContext context, Path html) {
        Page page = context.newPage();
        page.navigate(html.toUri().toString());
        return page;
    }
}
