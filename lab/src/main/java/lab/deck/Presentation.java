package lab.deck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.chart.Theme;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** Writes a deck in every format that a venue may need. */
public record Presentation(Deck deck, Marp marp, Theme theme, int minutes) {

    private static final Pattern SECTION = Pattern.compile("<section id=\"\\d+\"(?:\"[^\"]*\"|[^\">])*>");
    private static final Pattern THEME = Pattern.compile("data-theme=\"([^\"]*)\"");

    /**
     * Writes {@code deck.html} and, if there is a browser, {@code deck.pdf}, {@code deck.pptx} and {@code png/}.
     *
     * @param out folder; what an earlier call wrote there is replaced
     * @param say gets each file's path as soon as it is there
     * @throws Problem if a placeholder cannot be filled, or Marp fails or does not know the theme
     */
    public void write(Path out, Consumer<String> say) {
        Path markdown = out.resolve("deck.md");
        say.accept("Open " + html(out));
        try {
            if (marp.chromium().isEmpty()) return;
            marp.convert(markdown, out.resolve("deck.pdf"), "--pdf", "--pdf-notes", "--pdf-outlines");
            say.accept("PDF to send: " + out.resolve("deck.pdf"));
            marp.convert(markdown, out.resolve("deck.pptx"), "--pptx");
            say.accept("PowerPoint file for the venue: " + out.resolve("deck.pptx"));
            say.accept("Pictures: " + pictures(markdown, out.resolve("png")));
        } catch (IOException e) {
            throw cannotWrite(out, e);
        }
    }

    /** Writes {@code deck.html} alone, next to the Markdown from which it is made. */
    public Path html(Path out) {
        String text = deck.markdown(theme, minutes);
        try {
            Files.createDirectories(out);
            return presented(
                    html(Files.writeString(out.resolve("deck.md"), text), out.resolve("deck.html"), "bespoke"));
        } catch (IOException e) {
            throw cannotWrite(out, e);
        }
    }

    /** The page for presenting. Its presenter view doesn't count the slides of the appendix. */
    Path presented(Path html) throws IOException {
        long spoken = deck.file().talk(minutes).stream().filter(slide -> !slide.appendix(minutes)).count();
        String script = resource("/lab/deck/pages.js").replaceFirst("^//.*\\n", "").replace("SPOKEN", "" + spoken);
        String page = Files.readString(html);
        int end = page.lastIndexOf("</body>");
        return Files.writeString(html, page.substring(0, end) + "<style>" + resource("/lab/deck/pages.css")
                + "</style><script>" + script + "</script>" + page.substring(end));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Presentation.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Problem cannotWrite(Path out, IOException e) {
        return new Problem("The slides can't be written into " + out + ": " + e.getMessage() + ".",
                "Free some disk space, fix the folder's permissions, or set --out.", e);
    }

    /**
     * Writes the HTML alone.
     *
     * @param template of Marp: {@code bespoke} to present, {@code bare} for all slides one below the other
     */
    Path html(Path markdown, Path html, String template) throws IOException {
        marp.convert(markdown, html, "--html", "--template", template);
        List<Slide> slides = deck.file().talk(minutes);
        List<String> themes =
                SECTION.matcher(Files.readString(html)).results().map(section -> theme(section.group())).toList();
        if (themes.size() != slides.size())
            throw new Problem("Marp made " + themes.size() + " slides, but the deck has " + slides.size() + ".",
                    "A slide contains a --- line, or two slides have no --- line between them. Check " + markdown
                            + ".");
        for (int i = 0; i < themes.size(); i++)
            if (!themes.get(i).equals(theme.name().toLowerCase(Locale.ROOT)))
                throw Faults.at(
                        deck.file().path(), slides.get(i).line(), slides.get(i).id(), "Marp doesn't know the theme "
                                + theme.name().toLowerCase(Locale.ROOT) + " and used " + themes.get(i),
                        "Use a theme from slides/themes. The first line of each file contains the theme's name.");
        return html;
    }

    /** The theme that Marp took for a slide; its own default for a name that it does not know. */
    private static String theme(String section) {
        Matcher named = THEME.matcher(section);
        return named.find() ? named.group(1) : "its own";
    }

    /** One picture a slide, named by its number and its name. */
    private Path pictures(Path markdown, Path folder) throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        marp.convert(markdown, folder.resolve("slide.png"), "--images", "png");
        List<Slide> slides = deck.file().talk(minutes);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher number = Pattern.compile("slide\\.(\\d+)\\.png").matcher(file.getFileName().toString());
                if (number.matches())
                    Files.move(file, folder.resolve("%02d-%s.png".formatted(Integer.parseInt(number.group(1)),
                            slides.get(Integer.parseInt(number.group(1)) - 1).id())));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return folder;
    }
}
