package frozen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lab.Home;
import lab.chart.Theme;
import lab.deck.Deck;
import lab.deck.DeckFile;
import lab.deck.Marp;
import lab.deck.Presentation;

/** The slides of a run: what Marp reads for each talk, in both themes, and the HTML that it makes of one. */
final class ShownDeck {

    private ShownDeck() {}

    static void show(String run, Path scratch, Outputs out) throws IOException {
        Home home = Home.find();
        Deck deck = Deck.of(home, DeckFile.of(home), home.results().resolve(run));
        out.add("paper-10.md", deck.markdown(Theme.PAPER, 10));
        out.add("night-60.md", deck.markdown(Theme.NIGHT, 60));
        Path html = new Presentation(deck, Marp.of(home, Optional.empty(), System.out::println), Theme.NIGHT, 30)
                .html(scratch);
        out.add("night-30.md", html.resolveSibling("deck.md"));
        out.add("night-30.html", html);
    }
}
