package lab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lab.Home;
import lab.chart.Theme;
import lab.deck.Chromium;
import lab.deck.Deck;
import lab.deck.DeckFile;
import lab.deck.Marp;
import lab.deck.PlainMarp;
import lab.toolchain.Toolchains;
import locallambda.system.Folders;
import locallambda.system.Problem;

/** The slides of the reference run as PDF, and as Markdown that needs no other file from this repository. */
record ShownSlides(Home home) implements Showcase.Part {

    static final String PDF = "slides.pdf", MARKDOWN = "slides.md";
    private static final String PICTURES = "slides";
    /** The talk that the slides are of. */
    private static final int MINUTES = 30;

    @Override
    public String name() {
        return "slides";
    }

    /**
     * The filled deck without its drawings, which depend on the fonts here; the runs and the code from which the
     * drawings are made; and what turns it into a PDF.
     */
    @Override
    public String sources() {
        Path checkout = home.checkout(), slides = checkout.resolve("slides");
        SourceSum sum =
                new SourceSum().add(deck().markdown(Theme.NIGHT, MINUTES).replaceAll("(?s)<svg\\b.*?</svg>", ""))
                        .add(checkout, CommittedRun.files(home)).add(checkout, CommittedRun.others(home))
                        .addChartCode(checkout).add(checkout, checkout.resolve("lab/src/main/java/lab/deck"));
        for (String part : List.of("themes", "pictures", "marp.config.mjs", "package-lock.json"))
            sum.add(slides, slides.resolve(part));
        return sum.hex();
    }

    private Deck deck() {
        return Deck.committed(home, DeckFile.of(home), CommittedRun.folder(home));
    }

    @Override
    public List<Path> make(Consumer<String> say) {
        Toolchains tools = new Toolchains(home.lambdas());
        tools.add("node", say::accept);
        if (!Chromium.isNamed()) tools.add("chromium", say::accept);
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty())
            throw new Problem("The PDF of the slides needs Chromium, but "
                    + Chromium.missing(tools.tool("chromium").install()), "Then run ./jbang report --look again.");
        try {
            return make(deck(), Marp.of(home, chromium, say::accept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> make(Deck deck, Marp marp) throws IOException {
        Path folder = Files.createDirectories(home.checkout().resolve(Showcase.LOOK)),
                pictures = folder.resolve(PICTURES);
        Path filled = Files.createTempFile("slides", ".md");
        try {
            Files.writeString(filled, deck.markdown(Theme.NIGHT, MINUTES));
            marp.convert(filled, folder.resolve(PDF), "--pdf", "--pdf-outlines");
        } finally {
            Files.delete(filled);
        }
        Folders.delete(pictures);
        Files.createDirectories(pictures);
        PlainMarp plain = PlainMarp.of(deck.markdown(Theme.PAPER, MINUTES),
                home.checkout().resolve("slides/themes"), Theme.PAPER, PICTURES);
        List<Path> made = new ArrayList<>(List.of(folder.resolve(PDF),
                Files.writeString(folder.resolve(MARKDOWN), plain.markdown())));
        for (var picture : plain.pictures().entrySet())
            made.add(Files.writeString(pictures.resolve(picture.getKey()), picture.getValue()));
        return made;
    }
}
