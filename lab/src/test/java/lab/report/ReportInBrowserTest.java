package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.Home;
import lab.run.MadeUpRun;
import lab.run.record.Measured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Opens reports of made-up numbers in the system's Chromium, as a reader would. */
class ReportInBrowserTest {

    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("CHROME_PATH")).orElse("/usr/bin/chromium"));
    /** Levels A and AA of WCAG 2.0 and 2.1, contrast of 4.5:1 among them. */
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final String UNFOLD = "document.querySelectorAll('details').forEach(part => part.open = true)";

    /** A race's page, that of a measured function, and those of two committed races: seven variants, and all. */
    private enum Kind {
        RACE, OWN, FIRST, REFERENCE
    }

    @TempDir
    static Path folder;
    private static Playwright playwright;
    private static Browser browser;
    private static final Map<Kind, Path> PAGES = new EnumMap<>(Kind.class);

    @BeforeAll
    static void open() throws IOException {
        assertThat(CHROMIUM).as("Chromium; on Debian: apt-get install -y chromium; elsewhere set CHROME_PATH")
                .isExecutable();
        PAGES.put(Kind.RACE, RunReport.of(MadeUpRun.quick(Files.createDirectory(folder.resolve("race")))).write());
        PAGES.put(Kind.OWN,
                RunReport.of(measured(MadeUpRun.quick(Files.createDirectory(folder.resolve("own"))))).write());
        PAGES.put(Kind.FIRST, committed("first-race"));
        PAGES.put(Kind.REFERENCE, committed("reference"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    private static Path committed(String run) throws IOException {
        return Files.writeString(folder.resolve(run + ".html"),
                RunReport.of(Home.find().results().resolve(run)).html());
    }

    private static Path measured(Path run) throws IOException {
        new ObjectMapper().writeValue(run.resolve("measured.json").toFile(), new Measured("orders.jar",
                "com.acme.Orders::handleRequest", List.of("order.json"), "no function error", List.of("ORDERS_TABLE"),
                30, 3.5, 7_000_000, 0.01, "cold<1500ms", Map.of("java-snapstart", "there is no CRIU here"),
                List.of("Its credentials were dummies."), List.of(), null));
        return run;
    }

    @AfterAll
    static void close() {
        if (playwright != null) playwright.close();
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({"RACE, 360", "RACE, 390", "RACE, 768", "RACE, 1400", "OWN, 390", "OWN, 1400",
        "FIRST, 390", "FIRST, 1400", "REFERENCE, 390", "REFERENCE, 1400"})
    void nothingRunsOverTheEdgeAndNoTextIsTiny(Kind kind, int width) throws IOException {
        try (BrowserContext context = context(width, ColorScheme.LIGHT, true);
                InputStream script = ReportInBrowserTest.class.getResourceAsStream("/report/look.js")) {
            Page page = show(context, kind);
            page.evaluate(UNFOLD);
            assertThat((List<?>) page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8))).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, {1} px wide, {2}")
    @CsvSource({"RACE, 390, LIGHT", "RACE, 390, DARK", "RACE, 1280, LIGHT", "RACE, 1280, DARK", "OWN, 390, DARK",
        "OWN, 1280, LIGHT"})
    void everybodyCanReadIt(Kind kind, int width, ColorScheme scheme) {
        try (BrowserContext context = context(width, scheme, true)) {
            Page page = show(context, kind);
            page.evaluate(UNFOLD);
            List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
            assertThat(violations).extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, {1} px wide")
    @CsvSource({"RACE, 390", "RACE, 1400", "FIRST, 390", "FIRST, 1400"})
    void itIsShortUntilUnfolded(Kind kind, int width) {
        try (BrowserContext context = context(width, ColorScheme.LIGHT, true)) {
            assertThat((int) show(context, kind).evaluate("document.documentElement.scrollHeight")).isLessThan(6000);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyLinkOfTheContentsLeadsToItsOpenedSection(Kind kind) {
        try (BrowserContext context = context(390, ColorScheme.LIGHT, true)) {
            Page page = show(context, kind);
            assertThat((List<?>) page.evaluate("""
                    [...document.querySelectorAll("nav a")].filter(link => {
                      link.click();
                      const target = document.querySelector(link.hash);
                      dispatchEvent(new HashChangeEvent("hashchange"));
                      return !target || target.tagName === "DETAILS" && !target.open;
                    }).map(link => link.hash)""")).isEmpty();
        }
    }

    @Test
    void oneButtonUnfoldsAndFoldsEverything() {
        try (BrowserContext context = context(390, ColorScheme.LIGHT, true)) {
            Page page = show(context, Kind.RACE);
            page.locator("nav button").click();
            assertThat(page.locator("details:not([open])").count()).isZero();
            page.locator("nav button").click();
            assertThat(page.locator("details[open]").count()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, narrow", "1280, wide"})
    void chartsComeInTheWidthOfTheScreen(int width, String shown) {
        try (BrowserContext context = context(width, ColorScheme.LIGHT, true)) {
            Page page = show(context, Kind.RACE);
            page.evaluate(UNFOLD);
            assertThat(page.locator("figure ." + shown + " svg").first().isVisible()).isTrue();
            assertThat(page.locator("figure .wide:visible, figure .narrow:visible").count())
                    .isEqualTo(page.locator("figure").count());
        }
    }

    @Test
    void everythingIsThereWithoutScript() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, false)) {
            Page page = show(context, Kind.RACE);
            assertThat(page.locator("#all tbody tr").count()).isEqualTo(10);
            assertThat(page.locator("button").count()).isZero();
        }
    }

    @Test
    void whoMeetsTheGoalComesFirst() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, false)) {
            List<String> verdicts = show(context, Kind.RACE).locator("#goal .verdict").allInnerTexts();
            assertThat(verdicts).contains("yes", "no", "can't tell")
                    .isSortedAccordingTo(java.util.Comparator.comparing(Verdict::of));
        }
    }

    @Test
    void aClickSortsTheTable() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, true)) {
            Page page = show(context, Kind.RACE);
            page.locator("#all thead button").nth(4).click();
            assertThat(page.locator("#all tbody tr").first().innerText()).startsWith("rust");
            page.locator("#all thead button").nth(4).click();
            assertThat(page.locator("#all tbody tr").first().innerText()).startsWith("java-jvm");
        }
    }

    @Test
    void whatWasNotMeasuredComesLastInEitherDirection() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, true)) {
            Page page = show(context, Kind.RACE);
            for (int click = 0; click < 2; click++) {
                page.locator("#goal thead button").nth(2).click();
                assertThat(page.locator("#goal tbody tr").last().innerText()).contains("–");
            }
        }
    }

    @Test
    void theDarkSchemeIsLeftOutOfPrint() {
        try (BrowserContext context = context(1280, ColorScheme.DARK, true)) {
            Page page = show(context, Kind.RACE);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(page.pdf()).isNotEmpty();
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, true)) {
            List<String> asked = new CopyOnWriteArrayList<>();
            context.onRequest(request -> asked.add(request.url()));
            show(context, Kind.RACE);
            assertThat(asked).containsExactly(PAGES.get(Kind.RACE).toUri().toString());
        }
    }

    private static BrowserContext context(int width, ColorScheme scheme, boolean script) {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme)
                .setJavaScriptEnabled(script));
    }

    private static Page show(BrowserContext context, Kind kind) {
        Page page = context.newPage();
        page.navigate(PAGES.get(kind).toUri().toString());
        return page;
    }
}
