package lab.deck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Home;
import lab.chart.Theme;
import lab.run.MadeUpRun;
import lab.run.MadeUpRun.Speed;

/** The real deck over real and made-up runs, and decks of one slide. */
final class Decks {

    static final Home HOME = Home.find();
    static final DeckFile FILE = DeckFile.of(HOME);

    private Decks() {}

    static Deck ofTheReferenceRun() {
        return Deck.of(HOME, FILE, HOME.results().resolve("reference"));
    }

    /** The real deck over a made-up run of these variants at 256 and 512 MB. */
    static Deck over(Path folder, Map<String, Speed> variants) throws IOException {
        return Deck.of(HOME, FILE, MadeUpRun.write(folder, variants, List.of(256, 512), 5, 200));
    }

    /** The usual variants with the speeds of some exchanged. */
    static Map<String, Speed> swapped(String one, String other) {
        Map<String, Speed> usual = new LinkedHashMap<>(MadeUpRun.usual());
        Speed first = usual.get(one);
        usual.put(one, usual.get(other));
        usual.put(other, first);
        return usual;
    }

    /** Fills a deck of one slide over a made-up run; the slide's body begins in line 7. */
    static String filled(Path folder, String body) throws IOException {
        Path file = Files.writeString(folder.resolve("deck.md"),
                "---\nmarp: true\n---\n\n<!-- slide: only; minutes: 10=1 -->\n\n" + body + "\n\n<!--\nSay: x\n-->\n");
        return Deck.of(HOME, DeckFile.read(file), MadeUpRun.quick(Files.createDirectories(folder.resolve("run"))))
                .markdown(Theme.NIGHT, 10);
    }

    /** The filled slides by name, as a reader gets them. */
    static Map<String, String> slides(String markdown) {
        Map<String, String> slides = new LinkedHashMap<>();
        for (String page : markdown.replaceFirst("(?s)^---\\n.*?\\n---\\n\\n", "").split("\n\n---\n\n")) {
            Matcher name = Pattern.compile("<div class=\"name\" id=\"([^\"]+)\">").matcher(page);
            if (name.find()) slides.put(name.group(1), page);
        }
        return slides;
    }

    /** The first heading of a filled slide, without markup. */
    static String title(Map<String, String> slides, String name) {
        Matcher heading = Pattern.compile("(?m)^# (.*)$").matcher(slides.get(name));
        if (!heading.find()) throw new AssertionError(name + " has no title");
        return heading.group(1).replaceAll("<[^>]+>", "");
    }
}
