package prose;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The passages of a Markdown text. Code, link targets, pictures and blocks that are made from a run are left out. */
final class Markdown extends AbstractVisitor {

    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
    private static final Pattern FRONT_MATTER = Pattern.compile("(?s)\\A---\\n.*?\\n---\\n");
    private static final Pattern MADE =
            Pattern.compile("(?sm)^<!-- (\\w+)\\b[^\\n]* -->\\n.*?^<!-- /\\1\\b[^\\n]* -->");
    /** A line of the deck that says this or that; each is read where it is filled in. */
    private static final Pattern CHOICE = Pattern.compile("(?m)^.*\\{%.*$");
    private static final Pattern VALUE = Pattern.compile("\\{\\{.*?}}");

    private final Passage.Collector passages;
    private final int firstLine;
    private boolean inCode;

    private Markdown(Path file, int firstLine) {
        this.passages = new Passage.Collector(file);
        this.firstLine = firstLine;
    }

    /** @param firstLine where the text begins in its file, from 1 */
    static List<Passage> passages(Path file, String text, int firstLine) {
        Markdown markdown = new Markdown(file, firstLine);
        PARSER.parse(VALUE.matcher(blank(CHOICE, blank(MADE, blank(FRONT_MATTER, text)))).replaceAll(Passage.THING))
                .accept(markdown);
        return markdown.passages.passages();
    }

    /** Without what the pattern finds, but with its line breaks. */
    private static String blank(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> found.group().replaceAll("[^\\n]+", ""));
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        passages.end(true);
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        passages.end(false);
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell) passages.end(false);
    }

    @Override
    public void visit(HtmlBlock html) {
        Html.add(html.getLiteral(), line(html), passages);
    }

    @Override
    public void visit(Text text) {
        if (!inCode) passages.add(text.getLiteral(), line(text));
    }

    @Override
    public void visit(Code code) {
        passages.add(Passage.THING, line(code));
    }

    @Override
    public void visit(HtmlInline html) {
        if (html.getLiteral().equals("<code>")) passages.add(Passage.THING, line(html));
        inCode = html.getLiteral().equals("<code>");
    }

    @Override
    public void visit(Link link) {
        if (link.getFirstChild() instanceof Text text && text.getLiteral().equals(link.getDestination()))
            passages.add(Passage.THING, line(link));
        else visitChildren(link);
    }

    @Override
    public void visit(SoftLineBreak line) {
        passages.add(" ", line(line));
    }

    @Override
    public void visit(HardLineBreak line) {
        passages.add(" ", line(line));
    }

    @Override
    public void visit(Image image) {}

    @Override
    public void visit(FencedCodeBlock code) {}

    @Override
    public void visit(IndentedCodeBlock code) {}

    private int line(Node node) {
        return node.getSourceSpans().isEmpty() ? line(node.getParent())
                : firstLine + node.getSourceSpans().getFirst().getLineIndex();
    }
}
