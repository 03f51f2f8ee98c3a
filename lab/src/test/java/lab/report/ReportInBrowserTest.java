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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens a report of made-up numbers in the system's Chromium, as a reader would. */
class ReportInBrowserTest {

    private static final Path CHROMIUM = Path.of(Optional.ofNullable(System.getenv("CHROME_PATH")).orElse("/usr/bin/chromium"));
    private static final Path PICTURES = Path.of("target", "report-pictures");

    @TempDir static Path folder;
    private static Playwright playwright;
    private static Browser browser;
    private static Path report;

    @BeforeAll
    static void open() throws IOException {
        assertThat(CHROMIUM).as("Chromium; on Debian: apt-get install -y chromium; elsewhere set CHROME_PATH").isExecutable();
        report = RunReport.of(MadeUpRun.quick(folder)).write();
        Files.createDirectories(PICTURES);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) playwright.close();
    }

    @ParameterizedTest(name = "{0} px wide, {1}")
    @CsvSource({"360, LIGHT", "360, DARK", "768, LIGHT", "1280, LIGHT", "1280, DARK"})
    void nothingRunsOverTheEdgeAndEverybodyCanReadIt(int width, ColorScheme scheme) {
        try (BrowserContext context = context(width, scheme, true)) {
            Page page = show(context);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(width + "-" + scheme + ".png")));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width of the content").isEqualTo(width);
            List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
            assertThat(violations).filteredOn(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                    .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, narrow", "1280, wide"})
    void chartsComeInTheWidthOfTheScreen(int width, String shown) {
        try (BrowserContext context = context(width, ColorScheme.LIGHT, true)) {
            Page page = show(context);
            assertThat(page.locator("figure ." + shown + " svg").first().isVisible()).isTrue();
            assertThat(page.locator("figure .wide:visible, figure .narrow:visible").count()).isEqualTo(page.locator("figure").count());
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
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
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
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme).setJavaScriptEnabled(script));
    }

    private static Page show(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(report.toUri().toString());
        return page;
    }
}
