package notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.Home;
import lab.build.Toolchains;
import lab.learn.Jupyter;
import lab.learn.Kernel;
import lab.learn.Server;
import lab.learn.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One notebook in a real JupyterLab in a real browser, as a learner opens it, run from top to bottom once. */
class JupyterInBrowserTest {

    private static final Path CHROMIUM = Path.of(Optional.ofNullable(System.getenv("CHROME_PATH")).orElse("/usr/bin/chromium"));
    /** Tables, charts, bars and a deployed function in half a minute. */
    private static final String NOTEBOOK = System.getProperty("notebook", "08");
    private static final int PATIENCE_MS = 240_000;

    @TempDir static Path folder;
    private static Server server;
    private static Playwright playwright;
    private static Page page;

    @BeforeAll
    static void runAll() {
        Home home = Home.find();
        assumeTrue(new Toolchains(home.lambdas()).probes().get("python").usable(), "the notebooks need Python 3.10 or newer with venv");
        assertThat(CHROMIUM).as("Chromium; on Debian: apt-get install -y chromium; elsewhere set CHROME_PATH").isExecutable();
        Work work = new Work(home.checkout().resolve("notebooks"), folder);
        work.copyMissing(line -> {});
        Jupyter jupyter = Jupyter.of(home, System.out::println);
        server = Server.start(home, jupyter, Kernel.install(home, jupyter), work, new Server.Options(0, false));
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.LIGHT));
        String file = lab.learn.Notebook.in(folder).stream().map(each -> each.getFileName().toString()).filter(name -> name.startsWith(NOTEBOOK)).findFirst().orElseThrow();
        page.navigate(server.url().replaceFirst("/lab/tree/[^?]+", "/lab/tree/" + file));
        page.locator(".jp-Notebook .jp-CodeCell").first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MS));
        page.locator(".lm-MenuBar-itemLabel", new Page.LocatorOptions().setHasText("Run")).first().click();
        page.locator(".lm-Menu-item[data-command='runmenu:run-all']").click();
        page.waitForFunction("() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(prompt => /\\[\\d+\\]:/.test(prompt.textContent))", null,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MS));
    }

    @AfterAll
    static void close() {
        if (playwright != null) playwright.close();
        if (server != null) server.close();
    }

    @Test
    void noCellFails() {
        assertThat(page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").allInnerTexts()).isEmpty();
    }

    @Test
    void tablesChartsAndChecksShowByThemselves() {
        assertThat(page.locator(".jp-OutputArea-output table").count()).isPositive();
        assertThat(page.locator(".jp-OutputArea-output img").count()).isPositive();
        assertThat(page.locator(".jp-OutputArea-output").allInnerTexts()).anyMatch(text -> text.contains("· not yet"));
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void whatCellsShowCanBeReadInBothThemes(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForFunction("dark => document.body.dataset.jpThemeLight === String(!dark)", scheme == ColorScheme.DARK);
        assertThat(new AxeBuilder(page).include(List.of(".jp-RenderedHTMLCommon")).withRules(List.of("color-contrast")).analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()).isEmpty();
    }
}
