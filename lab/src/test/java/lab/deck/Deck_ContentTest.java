package lab.deck;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Checkout;
import lab.chart.Ink;
import lab.chart.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the deck has to hold, whatever the run. */
class Deck_ContentTest {

    /** Names that have a digit in them, and years. */
    private static final Pattern ALLOWED =
            Pattern.compile("\\b(S3|EC2|k6|C1|C2|p95|PyO3|boto3|(19|20)\\d\\d)\\b|[Nn]otebook \\d\\d\\b");
    /** Points about Rust's history and AWS, which half an hour leaves to the appendix. */
    private static final Set<String> ABOUT_RUST_ALONE = Set.of("2", "5", "6");
    private static final Pattern REFERENCE =
            Pattern.compile("[Ss]lides for this notebook: ((?:`[a-z0-9-]+`(?:, )?)+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]\\S*");
    private static final Map<String, String> SLIDES = Decks.slides(Decks.ofTheReferenceRun().markdown(Theme.NIGHT, 60));

    @Test
    void noFigureIsTyped() {
        List<String> typed = new ArrayList<>();
        for (Slide slide : Decks.FILE.slides())
            for (String line : slide.text().replaceAll("(?s)\\{\\{.*?}}|\\{%.*?%}", "")
                    .replaceAll("https?://\\S+|href=\"[^\"]*\"|style=\"[^\"]*\"|</?h\\d>", "").split("\n"))
                if (ALLOWED.matcher(line).replaceAll("").replaceFirst("^#+ ", "").matches(".*\\d.*"))
                    typed.add(slide.id() + ": " + line);
        assertThat(typed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 60})
    void aTalkTakesItsMinutes(int length) {
        double sum = Decks.FILE.talk(length).stream().mapToDouble(slide -> slide.minutes().get(length)).sum();
        assertThat(sum).isCloseTo(length, within(0.08 * length));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60})
    void everyPointOfTheTalkIsShown(int length) throws IOException {
        Map<String, String> slides = Decks.slides(Decks.ofTheReferenceRun().markdown(Theme.NIGHT, length));
        Map<String, List<String>> points = new YAMLMapper()
                .readValue(Decks.HOME.checkout().resolve("slides/points.yaml").toFile(), new TypeReference<>() {});
        assertThat(points.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(IntStream.rangeClosed(1, 19).mapToObj(Integer::toString), Stream.of("10b")).toList());
        List<String> missing = new ArrayList<>();
        points.forEach((point, words) -> {
            String shown = Decks.FILE.talk(length).stream()
                    .filter(slide -> slide.points().contains(point)
                            && (!slide.appendix(length) || ABOUT_RUST_ALONE.contains(point)))
                    .map(slide -> slides.get(slide.id())).collect(joining(" ")).replaceAll("\\s+", " ");
            words.stream().filter(word -> !shown.contains(word)).forEach(word -> missing.add(point + ": " + word));
        });
        assertThat(missing).isEmpty();
    }

    /** About 24 in half an hour, and what else there is waits behind them. */
    @Test
    void halfAnHourHasAboutTwentyFourSlidesAndAnAppendix() {
        List<Slide> talk = Decks.FILE.talk(30);
        long spoken = talk.stream().filter(slide -> !slide.appendix(30)).count();
        assertThat(spoken).isBetween(23L, 25L);
        assertThat(talk.get((int) spoken - 1).id()).isEqualTo("thanks");
        assertThat(talk.subList((int) spoken, talk.size())).hasSizeGreaterThan(5).allMatch(slide -> slide.appendix(30));
    }

    /** The audience guesses in minute 1, sees the race in minute 3 at the latest, and a measurement before minute 5. */
    @ParameterizedTest
    @ValueSource(ints = {10, 30, 60})
    void aTalkOpensWithTheRace(int length) {
        assertThat(begins("question", length)).isLessThanOrEqualTo(1);
        assertThat(begins("race", length)).isLessThanOrEqualTo(3);
        assertThat(begins("cold-starts", length)).isLessThan(5);
        for (String aboutRust : List.of("rust-history", "aws-why", "aws-where"))
            assertThat(begins(aboutRust, length)).as(aboutRust).isGreaterThan(begins("answer", length));
        assertThat(begins("local", length)).as("what AWS's figures say").isLessThan(length);
    }

    /** Minutes before a slide; the end of the talk for its appendix, and more for a slide that the talk leaves out. */
    private static double begins(String name, int length) {
        double minutes = 0;
        for (Slide slide : Decks.FILE.talk(length)) {
            if (slide.id().equals(name)) return slide.appendix(length) ? length : minutes;
            minutes += slide.minutes().get(length);
        }
        return 2 * length;
    }

    /** A demo has a way out for when it fails; what a slide does not have is left out rather than called none. */
    @Test
    void everySlideHasItsNotes() {
        for (Slide slide : Decks.FILE.slides()) {
            String notes = slide.text().substring(slide.text().lastIndexOf("<!--"));
            boolean demo = notes.contains("\nDemo: ");
            assertThat(notes).as(slide.id())
                    .containsSubsequence(demo ? List.of("\nSay: ", "\nAsk: ", "\nDemo: ", "\nIf it fails: ")
                            : List.of("\nSay: ", "\nAsk: "));
            assertThat(notes.contains("\nIf it fails: ")).as(slide.id()).isEqualTo(demo);
            assertThat(notes.lines()).as(slide.id())
                    .noneMatch(line -> line.matches("(Say|Ask|Demo|If it fails): *(none\\b.*|nothing can.*)?"));
        }
    }

    @Test
    void notesBeginWithTheClock() {
        assertThat(SLIDES.get("title")).contains("<!--\n0:00 to 0:30 (0.5 min), slide title\nSay: ");
        assertThat(SLIDES.get("question")).contains("<!--\n0:30 to 2:00 (1.5 min), slide question\n");
        assertThat(SLIDES.get("method")).contains("<!-- _class: appendix -->", "<!--\nAppendix, slide method\nSay: ");
    }

    /** The title of a work is one word; what stands in a table, in code or in a picture is looked at, not read. */
    @Test
    void aSlideHasFortyWordsAtTheMost() {
        SLIDES.forEach((name, slide) -> {
            String prose = slide.replaceAll("(?s)<!--.*?-->|<svg.*?</svg>|<table.*?</table>|```.*?```|<[^>]+>", " ")
                    .replaceAll("\\[[^]]*]\\([^)]*\\)", "link")
                    .lines().filter(line -> !line.startsWith("|")).collect(joining(" "));
            assertThat(WORD.matcher(prose).results().count()).as(name + ": " + prose).isLessThanOrEqualTo(40);
        });
    }

    /** Eight rows, a few words in a cell, two dozen short lines of code: more cannot be taken in from the back row. */
    @Test
    void tablesAndCodeAreShort() {
        SLIDES.forEach((name, slide) -> {
            String seen = slide.replaceAll("(?s)<!--.*?-->|<svg.*?</svg>", " ");
            List<String> rows = seen.lines().filter(line -> line.startsWith("|") && !line.startsWith("|---")).toList();
            assertThat(rows).as(name).hasSizeLessThanOrEqualTo(8);
            for (String row : rows)
                assertThat(row.split("\\|")).as(name)
                        .allSatisfy(cell -> assertThat(WORD.matcher(cell.replaceAll("<[^>]+>", " ")).results().count())
                                .isLessThanOrEqualTo(7));
            long code = Pattern.compile("(?s)```.*?```").matcher(seen).results().flatMap(block -> block.group().lines())
                    .filter(line -> !line.startsWith("```")).count();
            assertThat(code).as(name).isLessThanOrEqualTo(24);
        });
    }

    @Test
    void figuresStandWithTheirNumberMachinePlaceAndDate() {
        for (String name : List.of("cold-starts", "java-ladder", "latency", "whole-bill", "pitch-tested", "answer"))
            assertThat(SLIDES.get(name)).as(name).containsPattern(
                    "_footer: \"n = \\d+.*(cold starts|warm calls).* · .*, \\d+ cores · local lab, not AWS · Python "
                            + "[\\d.]+( · (native-image|GraalVM)[^·]+)? · \\d+ \\w{3} 20\\d\\d");
        assertThat(SLIDES.get("aws-why")).contains("_footer: \"[Microsoft Security Response Center, 2019](https://");
    }

    @Test
    void theSlipIsFoundByTheModelAndNotByHand() {
        assertThat(SLIDES.get("cost-slip")).contains("| rust | python |", "| 5 ms | 23 ms |",
                "| $0.0000000105 | <span class=\"no\">$0.0000000210</span> |", "| $0.0000000104 | $0.0000000479 |",
                "| $1.05 | $4.80 |", "| $1.04 | $4.79 |", "$0.0000000210 × 100 million = $2.10, not $4.80");
    }

    @Test
    void thanksAndReferencesAreThere() {
        assertThat(SLIDES.get("thanks")).contains("Alan Blockley", "Illya Kavaliou", "Mantel Group",
                "Efi Merdler-Kravitz", "https://www.rust-lang.org/",
                "https://github.com/ikavaliou-mg/lambda-ec2-ecs-comparison",
                "https://www.youtube.com/watch?v=Mdh_2PXe9i8",
                "https://aws.amazon.com/blogs/opensource/sustainability-with-rust/",
                "https://aws.amazon.com/blogs/devops/why-aws-is-the-best-place-to-run-rust/", "https://k6.io/",
                "https://github.com/huggingface/candle",
                "https://github.com/mkingopng/AWS_presentation");
    }

    @Test
    void everyFactIsUsedAndHasASource() throws IOException {
        String deck = Checkout.read("slides/deck.md");
        Facts.read(Decks.HOME.checkout().resolve("slides/facts.yaml")).forEach((name, fact) -> {
            assertThat(deck).contains("facts.says('" + name + "')");
            assertThat(fact.source()).isNotBlank();
            assertThat(fact.url()).hasScheme("https");
        });
    }

    @Test
    void everyPictureIsUsed() throws Exception {
        String deck = Checkout.read("slides/deck.md");
        for (Path picture : Checkout.files("slides/pictures/*.svg"))
            assertThat(deck).contains("show.picture('" + picture.getFileName().toString().replace(".svg", "") + "')");
    }

    @Test
    void namesOfSlidesHold() throws Exception {
        Set<String> names = new TreeSet<>(Decks.FILE.slides().stream().map(Slide::id).toList());
        List<String> dead = new ArrayList<>();
        for (Path page : Checkout.files("*.md", "*.ipynb"))
            for (Matcher found = REFERENCE.matcher(Checkout.read(page.toString())); found.find();)
                for (String name : found.group(1).replace("`", "").split(", "))
                    if (!names.contains(name)) dead.add(page + " → " + name);
        assertThat(dead).isEmpty();
    }

    /** A slide that a notebook names has that notebook in its header, so that slide and index lead back to it. */
    @Test
    void whatANotebookNamesNamesItBack() throws Exception {
        for (Path notebook : Checkout.files("notebooks/[0-9]*.ipynb")) {
            Matcher found = REFERENCE.matcher(Checkout.read(notebook.toString()));
            assertThat(found.find()).as(notebook + " names its slides").isTrue();
            List<String> named = List.of(found.group(1).replace("`", "").split(", "));
            assertThat(Decks.FILE.slides()).filteredOn(slide -> named.contains(slide.id()))
                    .allSatisfy(slide -> assertThat(slide.notebooks()).as(slide.id())
                            .contains(notebook.getFileName().toString().substring(0, 2)));
        }
    }

    @Test
    void thePageAboutPresentingListsEverySlide() throws IOException {
        List<String> listed = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (.*) \\|$")
                .matcher(Checkout.read("docs/presenting.md").split("## Names of slides")[1]).results()
                .map(row -> row.group(1) + " | " + row.group(2)).toList();
        assertThat(listed).containsExactlyElementsOf(Decks.FILE.slides().stream()
                .map(slide -> slide.id() + " | " + String.join(" ", slide.points()) + " | "
                        + DeckFile.LENGTHS.stream()
                                .map(length -> slide.in(length)
                                        ? String.valueOf(slide.minutes().get(length)).replaceFirst("\\.0$", "") : "")
                                .collect(joining(" | ")))
                .toList());
    }

    @Test
    void notebooksThatSlidesNameAreThere() throws Exception {
        List<String> notebooks = Checkout.files("notebooks/[0-9]*.ipynb").stream()
                .map(file -> file.getFileName().toString().substring(0, 2)).toList();
        assertThat(Decks.FILE.slides())
                .allSatisfy(slide -> assertThat(slide.notebooks()).allMatch(number -> number.matches("0\\d|1[0-2]")));
        assumeTrue(notebooks.size() >= 12, "the notebooks are not all written yet");
        assertThat(notebooks)
                .containsAll(Decks.FILE.slides().stream().flatMap(slide -> slide.notebooks().stream()).toList());
    }

    /** In words, as a slide has no typed figure. */
    @Test
    void notebooksAreCountedRight() throws Exception {
        int all = Checkout.files("notebooks/[0-9]*.ipynb").size();
        assertThat(SLIDES.get("your-turn"))
                .contains(Map.of(12, "twelve", 13, "thirteen", 14, "fourteen").get(all) + " notebooks");
    }

    /** The slides whose code the release profile builds, and the one that shows it. */
    @Test
    void theCompromisesOfTheReleaseProfileAreSaidWithTheCode() {
        assertThat(SLIDES.get("build").replaceAll("(?s)<!--.*?-->", "")).containsPattern("lto = .*off")
                .contains("Two compromises shorten the build");
        for (String name : List.of("build", "code", "code-store"))
            assertThat(SLIDES.get(name)).as(name).containsPattern("turns off some|optimizes the SDK");
    }

    /** Priming and native need code of their own, as the counted lines show. */
    @Test
    void theLadderNamesWhatTwoOfItsRowsAdd() {
        assertThat(SLIDES.get("java-ladder")).contains("Priming adds classes", "native adds a main class");
    }

    @Test
    void thePageAboutPresentingNamesEveryLayout() throws IOException {
        String row = Checkout.read("docs/presenting.md").lines().filter(line -> line.startsWith("| `look` |"))
                .findFirst().orElseThrow();
        assertThat(Decks.FILE.slides()).filteredOn(slide -> !slide.look().isEmpty())
                .allSatisfy(slide -> assertThat(row).as(slide.id()).contains("`" + slide.look() + "`"));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aThemeHasTheColoursOfChartsAndReport(Theme theme) throws IOException {
        String css = Checkout.read("slides/themes/" + theme.name().toLowerCase() + ".css");
        for (Ink ink : List.of(new Ink.Background(), new Ink.Text(), new Ink.Quiet(), new Ink.Line(), new Ink.Accent()))
            assertThat(css).contains(ink.css() + ": " + Ink.hex(theme.of(ink)) + ";");
    }

    @Test
    void theRecordedCompilerMessageIsTheCompilers() throws Exception {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v rustc").start().waitFor() == 0, "Rust is not here");
        Process rustc = new ProcessBuilder("rustc", "--edition", "2024", "--emit=metadata", "-o", "/dev/null",
                "use-after-move.rs")
                .directory(Decks.HOME.checkout().resolve("slides/examples").toFile()).redirectErrorStream(true).start();
        String said = new String(rustc.getInputStream().readAllBytes());
        assertThat(rustc.waitFor()).isEqualTo(1);
        assertThat(said).startsWith(
                Files.readString(Decks.HOME.checkout().resolve("slides/examples/use-after-move.txt")).strip());
    }
}
