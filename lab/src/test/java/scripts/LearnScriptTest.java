package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Home;
import lab.Stranger;
import lab.toolchain.Toolchains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner's first minutes: {@code learn}, the first notebook in a real browser, {@code progress}, {@code reset}. */
class LearnScriptTest {

    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("CHROME_PATH")).orElse("/usr/bin/chromium"));
    private static final Pattern URL =
            Pattern.compile("Open (http://127\\.0\\.0\\.1:\\d+/lab/tree/00-start-here\\.ipynb\\?token=\\w+)");

    @TempDir
    Path work;

    @Test
    void theFirstNotebookRunsInJupyterLab() throws Exception {
        assumeTrue(new Toolchains(Home.find().lambdas()).probes().get("python").usable(),
                "the notebooks need Python 3.10 or newer with venv");
        try (Script learn = Script.start("learn", environment(), "--no-browser", "--port", "0")) {
            await().atMost(Duration.ofMinutes(4)).until(() -> !learn.running() || learn.output().contains("Open http"));
            Matcher url = URL.matcher(learn.output());
            assertThat(url.find()).as(learn.output()).isTrue();
            otherSitesStayOut(URI.create(url.group(1)));
            asALearnerSeesIt(url.group(1));
            try (Script second = Script.run("learn", environment(), "--no-browser")) {
                assertThat(second.output()).contains("already running: " + url.group(1));
            }
            learn.interrupt();
            assertThat(learn.await(30)).isEqualTo(130);
            assertThat(learn.output()).contains("Your notebooks are in my-work/");
        }
        try (Script progress = Script.run("progress", environment())) {
            assertThat(progress.output()).contains("00 Start here", "Next: notebook 00");
        }
        try (Script reset = Script.run("reset", environment(), "00")) {
            assertThat(reset.output()).contains("Your old copy is now ", "Notebook 00 is a fresh copy");
        }
        try (var old = Files.list(work.resolve("old"))) {
            assertThat(old).hasSize(1);
        }
    }

    @Test
    void anUnknownNotebookIsNamed() {
        try (Script reset = Script.run("reset", environment(), "77")) {
            assertThat(reset.exitCode()).isEqualTo(1);
            assertThat(reset.output()).contains("There is no notebook \"77\".").doesNotContain("\tat ");
        }
    }

    /** JupyterLab's own protection, which none of our settings may switch off. */
    private static void otherSitesStayOut(URI url) throws IOException {
        String token = "?" + url.getQuery();
        assertThat(Stranger.ask(url, "GET", "/api/contents" + token, "Host: SERVER")).isEqualTo(200);
        assertThat(Stranger.ask(url, "GET", "/api/contents" + token, "Host: evil.example")).isEqualTo(403);
        assertThat(Stranger.ask(url, "GET", "/api/contents", "Host: SERVER\r\nOrigin: http://evil.example"))
                .isIn(403, 404);
        assertThat(Stranger.ask(url, "POST", "/api/kernels", "Host: SERVER\r\nOrigin: http://evil.example"))
                .isIn(403, 404);
    }

    private void asALearnerSeesIt(String url) {
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(
                        new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")))) {
            Page page =
                    browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900).setColorScheme(scheme()));
            page.setDefaultTimeout(90_000);
            page.navigate(url);
            page.locator(".jp-Notebook .jp-MarkdownCell h1").first().waitFor();
            page.locator(".jp-Notebook .jp-CodeCell").first().click();
            page.locator("li.lm-MenuBar-item", new Page.LocatorOptions().setHasText("Run")).first().click();
            page.getByText("Run All Cells", new Page.GetByTextOptions().setExact(true)).click();
            Locator last = page.locator(".jp-Notebook .jp-CodeCell").last();
            last.locator(".jp-OutputArea-output").first().waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            assertThat(page.locator(
                    ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr'], "
                            + ".jp-OutputArea-output .ansi-red-fg")
                    .count()).isZero();
            assertThat(page.locator(".jp-RenderedHTMLCommon pre").first().innerText()).contains("REPORT RequestId: ",
                    "Init Duration: ");
            assertThat(page.locator(".jp-RenderedHTMLCommon tbody tr").count()).isGreaterThan(5);
            assertThat(page.locator("img.race-day").count()).isEqualTo(1);
            assertThat(page.getByText("Check 00.1 · not yet").count()).isEqualTo(1);
            for (ColorScheme each : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) whatCellsShowCanBeRead(page, each);
            Optional.ofNullable(System.getProperty("screenshots"))
                    .ifPresent(folder -> screenshots(page, Path.of(folder)));
            whatCellsShowedIsThereAfterClosingTheTab(page, browser, url);
        }
    }

    /** JupyterLab saves by itself; only what a cell shows while no tab is open is lost. */
    private void whatCellsShowedIsThereAfterClosingTheTab(Page page, Browser browser, String url) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> Files.readString(work.resolve("00-start-here.ipynb")).contains("Check 00.1 "));
        page.close();
        Page again = browser.newPage();
        again.navigate(url);
        again.locator(".jp-RenderedHTMLCommon pre").first().waitFor();
        assertThat(again.locator(".jp-RenderedHTMLCommon pre").first().innerText()).contains("REPORT RequestId: ");
        assertThat(again.getByText("Check 00.1 · not yet").count()).isEqualTo(1);
    }

    private static void whatCellsShowCanBeRead(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForFunction("dark => document.body.dataset.jpThemeLight === String(!dark)",
                scheme == ColorScheme.DARK);
        assertThat(page.locator("img.race-night").isVisible()).as("the chart's theme")
                .isEqualTo(scheme == ColorScheme.DARK);
        assertThat(page.locator("img.race-day").isVisible()).isEqualTo(scheme == ColorScheme.LIGHT);
        assertThat(new AxeBuilder(page).include(List.of(".jp-RenderedHTMLCommon")).withRules(List.of("color-contrast"))
                .analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()).as(scheme.toString())
                .isEmpty();
    }

    private static void screenshots(Page page, Path folder) {
        int n = 0;
        for (Locator cell : page.locator(".jp-Notebook .jp-Cell").all())
            cell.screenshot(new Locator.ScreenshotOptions()
                    .setPath(folder.resolve("cell-%02d-%s.png".formatted(n++, scheme()))));
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("page-" + scheme() + ".png")));
    }

    private static ColorScheme scheme() {
        return Boolean.getBoolean("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    private Map<String, String> environment() {
        return Map.of("LAMBDA_RACE_WORK", work.toString(), "LAMBDA_RACE_SCALE", "0.3");
    }
}
