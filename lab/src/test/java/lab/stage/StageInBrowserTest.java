package lab.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import lab.Home;
import lab.chart.Theme;
import lab.run.MadeUpRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays runs in the system's Chromium, with the keys that a presenter presses. */
class StageInBrowserTest {

    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("CHROME_PATH")).orElse("/usr/bin/chromium"));
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final Path REFERENCE = Home.find().results().resolve("reference");
    /** Text that runs out of the window or out of the box that holds it. */
    private static final String CUT_OFF = """
            () => [...document.querySelectorAll('h1, h2, p, .name, .number, .value, .why, button, select, .ticks span')]
              .filter(each => each.offsetParent && (each.scrollWidth > each.clientWidth + 1
              && getComputedStyle(each).display !== 'inline'
                || each.getBoundingClientRect().right > innerWidth || each.getBoundingClientRect().bottom > innerHeight
                || each.getBoundingClientRect().left < 0 || each.getBoundingClientRect().top < 0))
              .map(each => each.tagName + ' ' + each.className + ': ' + each.textContent)""";
    /** Lanes, and what is beneath them, do not overlap. */
    private static final String HIGHER_THAN_ITS_LANE =
            """
            () => [...document.querySelectorAll('#lanes .name, #lanes .number')]
              .filter(each => each.getBoundingClientRect().height
                > each.closest('.lane').getBoundingClientRect().height + 1)
              .map(each => each.textContent)""";

    /** A number that reaches into the bars and dots at its left. */
    private static final String OVER_ITS_TRACK = """
            () => [...document.querySelectorAll('#lanes .number')].filter(each => {
                const text = document.createRange();
                text.selectNode(each.firstChild);
                return text.getBoundingClientRect().left
                < each.previousElementSibling.getBoundingClientRect().right - 1;
              }).map(each => each.textContent)""";

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        assertThat(CHROMIUM).as("Chromium; on Debian: apt-get install -y chromium; elsewhere set CHROME_PATH")
                .isExecutable();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) playwright.close();
    }

    /** The winner is looked up in summary.csv as a reader would, not by the code that the page gets it from. */
    @Test
    void aReplayEndsWithTheRecordedWinnerAndTheGuessBesideIt() throws Exception {
        try (BrowserContext context = context(1280, 720, true); Play play = Play.of(REFERENCE, Theme.NIGHT)) {
            Page page = context.newPage();
            page.navigate(play.url());
            String[] cold = winner(page, "cold", "cold"), warm = winner(page, "warm", "handler");
            page.selectOption("#who", "python");
            page.keyboard().type("250");
            page.keyboard().press("Space");
            end(page);
            assertThat(page.locator("#winner-cold").innerText()).contains(title(page, cold[0]), cold[1] + " ms");
            assertThat(page.locator("#winner-warm").innerText()).contains(title(page, warm[0]), warm[1] + " ms");
            assertThat(page.locator("#room").innerText()).contains("Python", "250 ms",
                    "number " + place(page, "python"));
            assertThat(page.locator("#lanes .winner[data-lane=" + cold[0] + "]").count()).isEqualTo(1);
            assertThat(page.locator("[data-lane=" + cold[0] + "] .place").innerText()).isEqualTo("1");
        }
    }

    /** With the photo finish, which those who want less motion do not get. */
    @Test
    void thePhotoFinishComesBeforeTheEnd() throws Exception {
        try (BrowserContext context = context(1280, 720, false); Play play = Play.of(REFERENCE, Theme.NIGHT)) {
            Page page = context.newPage();
            page.navigate(play.url());
            page.keyboard().press("Space");
            page.locator("body[data-state=finish]").waitFor();
            assertThat(page.locator("#headline").innerText()).isEqualTo("Photo finish");
            end(page);
        }
    }

    @ParameterizedTest(name = "{0} × {1}, {2}")
    @CsvSource({"1280, 720, NIGHT", "1920, 1080, NIGHT", "1280, 720, PAPER", "1920, 1080, PAPER"})
    void eightLanesCanBeReadAtTheStartAndAtTheEnd(int width, int height, Theme theme, @TempDir Path folder)
            throws Exception {
        try (BrowserContext context = context(width, height, true); Play play = Play.of(eight(folder), theme)) {
            Page page = context.newPage();
            page.navigate(play.url());
            page.keyboard().press("ArrowUp");
            page.keyboard().type("3000");
            assertReadable(page, width, height);
            page.keyboard().press("Space");
            end(page);
            assertThat(page.locator("#lanes .lane").count()).isEqualTo(8);
            assertReadable(page, width, height);
        }
    }

    /** The variants with the longest titles. */
    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"1280, 720", "1920, 1080", "390, 844"})
    void sixLanesCanBeReadToo(int width, int height) throws Exception {
        List<String> six = List.of("java-jvm", "java-snapstart", "java-snapstart-primed", "java-aot", "python-rust",
                "python-talk");
        try (BrowserContext context = context(width, height, true);
                Play play = Play.of(Recording.of(REFERENCE, six, 512), Theme.NIGHT)) {
            Page page = context.newPage();
            page.navigate(play.url());
            page.keyboard().press("Space");
            end(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            // as while it ran, which is over too soon to look
            page.evaluate("document.getElementById('racing').hidden = false");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat((List<?>) page.evaluate(HIGHER_THAN_ITS_LANE)).isEmpty();
            assertThat((List<?>) page.evaluate(OVER_ITS_TRACK)).isEmpty();
        }
    }

    @Test
    void theKeysDoWhatTheFootSays() throws Exception {
        try (BrowserContext context = context(1280, 720, true); Play play = Play.of(REFERENCE, Theme.NIGHT)) {
            Page page = context.newPage();
            page.navigate(play.url());
            page.keyboard().press("t");
            assertThat(page.evaluate("document.documentElement.dataset.theme")).isEqualTo("paper");
            page.keyboard().press("ArrowUp");
            assertThat(page.evaluate("document.getElementById('who').selectedIndex"))
                    .isEqualTo(page.locator("#who option").count() - 1);
            page.keyboard().press("f");
            await().untilAsserted(
                    () -> assertThat(page.evaluate("document.fullscreenElement !== null")).isEqualTo(true));
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws Exception {
        try (BrowserContext context = context(1280, 720, true); Play play = Play.of(REFERENCE, Theme.NIGHT)) {
            List<String> asked = new CopyOnWriteArrayList<>();
            context.onRequest(request -> asked.add(request.url()));
            Page page = context.newPage();
            page.navigate(play.url());
            page.keyboard().press("Space");
            end(page);
            assertThat(asked).allMatch(url -> url.startsWith(play.url()));
        }
    }

    private static void assertReadable(Page page, int width, int height) {
        assertThat(page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"))
                .isEqualTo(List.of(width, height));
        assertThat((List<?>) page.evaluate(CUT_OFF)).isEmpty();
        assertThat((List<?>) page.evaluate(HIGHER_THAN_ITS_LANE)).isEmpty();
        List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(violations).extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()).isEmpty();
    }

    private static void end(Page page) {
        page.locator("body[data-state=done]").waitFor();
    }

    private static String title(Page page, String variant) {
        return page.locator("[data-lane=" + variant + "] .name").innerText().strip();
    }

    /** Where a lane ends by the cold medians of summary.csv; 1 is first. */
    private static int place(Page page, String variant) throws IOException {
        return 1 + ranked(page, "cold", "cold").stream().map(row -> row[0]).toList().indexOf(variant);
    }

    /** Name and median, rounded, of the smallest p50 at 512 MB. */
    private static String[] winner(Page page, String start, String metric) throws IOException {
        String[] first = ranked(page, start, metric).getFirst();
        double ms = Double.parseDouble(first[1]);
        return new String[] {first[0], ms < 10 ? "%.1f".formatted(ms) : "" + Math.round(ms)};
    }

    /** Name and p50 at 512 MB of every variant that the page has a lane for, the smallest first. */
    private static List<String[]> ranked(Page page, String start, String metric) throws IOException {
        List<String> lines = Files.readAllLines(REFERENCE.resolve("summary.csv"));
        List<String> head = Arrays.asList(lines.getFirst().split(","));
        int p50 = head.indexOf("p50");
        return lines.stream().skip(1).map(line -> line.split(",", -1))
                .filter(each -> each[1].equals("512") && each[2].equals(start) && each[3].equals(metric))
                .filter(each -> page.locator("#lanes [data-lane=" + each[0] + "]").count() > 0)
                .map(each -> new String[] {each[0], each[p50]})
                .sorted(Comparator.comparingDouble(each -> Double.parseDouble(each[1]))).toList();
    }

    /** As many lanes as there may be, with the longest names that the lab knows. */
    private static Path eight(Path folder) throws IOException {
        Map<String, MadeUpRun.Speed> speeds = new LinkedHashMap<>(MadeUpRun.usual());
        IntStream.of(1, 2, 3).forEach(number -> speeds.put("java-with-a-long-name-" + number,
                new MadeUpRun.Speed(900 * number, 300, 2, 4, 90)));
        return MadeUpRun.write(folder, speeds, List.of(512), 3, 36);
    }

    private static BrowserContext context(int width, int height, boolean calm) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
                .setReducedMotion(calm ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE));
        context.setDefaultTimeout(180_000); // other tests may use the processors meanwhile
        return context;
    }

    /** A stage that plays a run as fast as it can. */
    private record Play(Stage stage, Thread player) implements AutoCloseable {

        static Play of(Path run, Theme theme) {
            return of(Recording.of(run, List.of(), 512), theme);
        }

        static Play of(Recording recording, Theme theme) {
            Stage stage = Stage.open(0, theme);
            double speed = 10_000;
            stage.show(recording.scene(speed));
            return new Play(stage, Thread.ofVirtual().start(() -> {
                try {
                    recording.play(stage, speed);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }

        String url() {
            return stage.url().toString();
        }

        @Override
        public void close() {
            player.interrupt();
            stage.close();
        }
    }
}
