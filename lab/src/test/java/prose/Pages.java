package prose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lab.Checkout;
import lab.learn.Notebook;
import lab.learn.Notebook.Cell;

/** Everything that a user reads in this checkout, in groups that are edited as one. */
record Pages(String group, List<Passage> passages) {

    private static final Path NOTEBOOKS = Path.of("notebooks");
    static final Path SENTENCES = Path.of("lab/src/test/resources/frozen/sentences.txt");

    static List<Pages> all() throws IOException, InterruptedException {
        return List.of(new Pages("notebooks", notebooks()), new Pages("deck", markdown("slides/deck.md")),
                new Pages("readme", markdown("README.md")), new Pages("variants", markdown("docs/variants/*.md")),
                new Pages("docs", markdown("docs/*.md", "docs/examples/**/*.md", "lambdas/README.md",
                        "local-lambda/README.md")),
                new Pages("generated", sentences()), new Pages("messages", Messages.all()));
    }

    /** Of the page on writing only what is not an example of how not to write. */
    private static List<Passage> markdown(String... patterns) throws IOException, InterruptedException {
        List<Passage> passages = new ArrayList<>();
        for (Path file : Checkout.files(Stream.of(patterns).map(pattern -> ":(glob)" + pattern).toArray(String[]::new)))
            if (!file.equals(HouseStyle.PAGE))
                passages.addAll(Markdown.passages(file, Checkout.read(file.toString()), 1));
        return passages;
    }

    private static List<Passage> notebooks() throws IOException {
        List<Passage> passages = new ArrayList<>();
        for (Path file : Notebook.in(Checkout.ROOT.resolve(NOTEBOOKS)))
            for (Cell cell : Notebook.read(file).cells())
                if (!cell.code()) passages.addAll(passages(file, cell));
        return passages;
    }

    private static List<Passage> passages(Path notebook, Cell cell) throws IOException {
        Path file = Checkout.ROOT.relativize(notebook);
        return Markdown.passages(file, cell.source(), line(file, cell));
    }

    /** Of a cell's text in the notebook's file, which has each line of it on a line of its own. */
    static int line(Path file, Cell cell) throws IOException {
        List<String> lines = Checkout.read(file.toString()).lines().map(String::strip).toList();
        int id = lines.indexOf("\"id\": \"" + cell.id() + "\",");
        return id + lines.subList(id, lines.size()).indexOf("\"source\": [") + 2;
    }

    /** One on each line, below the output that has it. */
    private static List<Passage> sentences() throws IOException {
        Passage.Collector passages = new Passage.Collector(SENTENCES);
        int line = 0;
        for (String each : Checkout.read(SENTENCES.toString()).lines().toList()) {
            line++;
            if (each.startsWith("== ")) continue;
            passages.add(each, line);
            passages.end(each.matches(".*[.:!?]"));
        }
        return passages.passages();
    }
}
