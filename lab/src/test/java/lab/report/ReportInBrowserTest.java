package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.run.MadeUpRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens a report of made-up numbers in the system's Chromium, as a reader would. */
class ReportInBrowserTest {

    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("CHROME_PATH")).orElse("/usr/bin/chromium"));
    /** Levels A and AA of WCAG 2.0 and 2.1, contrast of 4.5:1 among them. */
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    @TempDir
    static Path folder;
    private static Playwright playwright;
    private static Browser browser;
    private static Path report;

    @BeforeAll
    static void open() throws IOException {
        assertThat(CHROMIUM).as("Chromium; on Debian: apt-get install -y chromium; elsewhere set CHROME_PATH")
                .isExecutable();
        report = RunReport.of(MadeUpRun.quick(folder)).write();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) playwright.close();
    }

    @ParameterizedTest(name = "{0} px wide")
    @ValueSource(ints = {360, 768, 1280})
    void nothingRunsOverTheEdge(int width) {
        try (BrowserContext context = context(width, ColorScheme.LIGHT, true)) {
            assertThat(show(context).evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }

    @ParameterizedTest(name = "{0} px wide, {1}")
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void everybodyCanReadIt(int width, ColorScheme scheme) {
        try (BrowserContext context = context(width, scheme, true)) {
            List<Rule> violations = new AxeBuilder(show(context)).withTags(WCAG).analyze().getViolations();
            assertThat(violations).extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, narrow", "1280, wide"})
    void chartsComeInTheWidthOfTheScreen(int width, String shown) {
        try (BrowserContext context = context(width, ColorScheme.LIGHT, true)) {
            Page page = show(context);
            assertThat(page.locator("figure ." + shown + " svg").first().isVisible()).isTrue();
            assertThat(page.locator("figure .wide:visible, figure .narrow:visible").count())
                    .isEqualTo(page.locator("figure").count());
        }
    }

    @Test
    void everythingIsThereWithoutScript() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, false)) {
            Page page = show(context);
            assertThat(page.locator("table.sortable tbody tr").count()).isEqualTo(10);
            assertThat(page.locator("table.sortable button").count()).isZero();
        }
    }

    @Test
    void aClickSortsTheTable() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT, true)) {
            Page page = show(context);
            page.locator("table.sortable thead button").nth(4).click();
            assertThat(page.locator("table.sortable tbody tr").first().innerText()).startsWith("rust");
            page.locator("table.sortable thead button").nth(4).click();
            assertThat(page.locator("table.sortable tbody tr").first().innerText()).startsWith("java-jvm");
        }
    }

    @Test
    void theDarkSchemeIsLeftOutOfPrint() {
        try (BrowserContext context = context(1280, ColorScheme.DARK, true)) {
            Page page = show(context);
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
            show(context);
            assertThat(asked).containsExactly(report.toUri().toString());
        }
    }

    private static BrowserContext context(int width, ColorScheme scheme, boolean script) {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme)
                .setJavaScriptEnabled(script));
    }

    private static Page show(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(report.toUri().toString());
        return page;
    }
}
