package scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import lab.Home;
import lab.run.MadeUpRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deck as a presenter gets it. */
class PresentScriptTest {

    private static final String REFERENCE = Home.find().results().resolve("reference").toString();
    /** A machine that also builds takes its time. */
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    Path out;

    @Test
    void aDeckComesInEveryFormWithItsNotes() throws IOException {
        try (Script present = present(Map.of(), "--minutes", "10", "--theme", "paper")) {
            assertThat(present.exitCode()).as(present.output()).isZero();
            assertThat(present.output()).contains("Open " + out.resolve("deck.html"));
        }
        assertThat(Files.readString(out.resolve("deck.html")))
                .contains("data-theme=\"paper\"", "Say: These figures come from the run that is committed")
                .doesNotContain("data-theme=\"night\"");
        assertThat(pdf(out.resolve("deck.pdf"))).startsWith("%PDF-").contains("/Annot").contains("/Outlines");
        assertThat(notes(out.resolve("deck.pptx"))).hasSize(13)
                .anyMatch(note -> note.contains("Say: These figures come from the run that is committed"));
        try (Stream<Path> pictures = Files.list(out.resolve("png"))) {
            assertThat(pictures.map(picture -> picture.getFileName().toString()).sorted()).hasSize(13)
                    .startsWith("01-title.png", "02-question.png");
        }
    }

    @Test
    void withoutABrowserThereIsTheHtmlAndASentence() {
        try (Script present = present(Map.of("CHROME_PATH", "/nowhere/chromium"), "--minutes", "10")) {
            assertThat(present.exitCode()).as(present.output()).isZero();
            assertThat(present.output()).contains(
                    "PDF, PPTX and pictures need Chromium, and CHROME_PATH points to a browser that doesn't exist ("
                            + "/nowhere/chromium")
                    .doesNotContain("Installing");
        }
        assertThat(out.resolve("deck.html")).isNotEmptyFile();
        assertThat(out.resolve("deck.pdf")).doesNotExist();
    }

    @Test
    void aThemeThatIsNotOursIsNamed() {
        Script.Said present = Script.refused("present", "--run", REFERENCE, "--theme", "white");
        assertThat(present.exitCode()).isEqualTo(2);
        assertThat(present.output()).contains("--theme", "NIGHT", "PAPER").doesNotContain("\tat ");
    }

    /** Over a copy of the run, which then gets another one's summary. */
    @Test
    void watchingItWritesTheHtmlAgainWhenTheRunChanges(@TempDir Path folder) throws IOException {
        Path run = MadeUpRun.quick(Files.createDirectories(folder.resolve("run")));
        try (Script present =
                Script.start("present", Map.of(), "--watch", "--minutes", "10", "--run", run.toString())) {
            Path page = run.resolve("slides/deck.html");
            await().atMost(LONG).until(() -> !present.running() || present.output().contains("Written at"));
            assertThat(page).as(present.output()).content().contains("rust starts cold in");
            assertThat(run.resolve("slides/deck.pdf")).doesNotExist();
            Files.writeString(run.resolve("summary.csv"),
                    Files.readString(run.resolve("summary.csv")).replace("rust,", "go,"));
            await().atMost(LONG).untilAsserted(() -> assertThat(Files.readString(page).contains("rust starts cold in"))
                    .as(present.output()).isFalse());
            Files.writeString(run.resolve("summary.csv"), "variant\n");
            await().atMost(LONG).until(() -> !present.running() || present.output().contains("summary"));
            assertThat(present.running()).as(present.output()).isTrue();
            present.interrupt();
            assertThat(present.await(10)).isEqualTo(130);
        }
    }

    private Script present(Map<String, String> environment, String... options) {
        return Script.run("present", environment,
                Stream.concat(Stream.of("--run", REFERENCE, "--out", out.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** The file with its compressed streams readable. */
    private static String pdf(Path file) throws IOException {
        String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
        StringBuilder text = new StringBuilder(raw);
        for (Matcher stream = Pattern.compile("stream\r?\n").matcher(raw); stream.find();) {
            InputStream packed =
                    new ByteArrayInputStream(raw.substring(stream.end()).getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream in = new InflaterInputStream(packed)) {
                text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            } catch (ZipException e) {
                continue; // no compressed one
            }
        }
        return text.toString();
    }

    private static List<String> notes(Path pptx) throws IOException {
        try (ZipFile zip = new ZipFile(pptx.toFile())) {
            return zip.stream().map(ZipEntry::getName)
                    .filter(name -> name.matches("ppt/notesSlides/notesSlide\\d+\\.xml")).map(name -> text(zip, name))
                    .toList();
        }
    }

    private static String text(ZipFile zip, String name) {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
