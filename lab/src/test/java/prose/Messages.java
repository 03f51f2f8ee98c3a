package prose;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import lab.Checkout;

/**
 * Sentences in the lab's Java code: errors, help, hints, findings. {@link Passage#THING} stands for each value in
 * them.
 */
final class Messages extends TreeScanner<Void, Void> {

    private static final Pattern FORMAT = Pattern.compile("%[-#+ 0,(]*\\d*(\\.\\d+)?[a-mo-zA-Z]");
    /** Begins like a sentence, ends like one, and has nothing of a program in it. */
    private static final Pattern SENTENCE = Pattern.compile("(?s)[\\p{Lu}][^{}<>=;|\\\\$]*[.?!]\\)?\\s*");
    private static final int WORDS = 4;

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Passage.Collector passages;

    private Messages(CompilationUnitTree unit, SourcePositions positions, Passage.Collector passages) {
        this.unit = unit;
        this.positions = positions;
        this.passages = passages;
    }

    static List<Passage> all() throws IOException, InterruptedException {
        List<Path> files = Checkout.files(":(glob)*/src/main/java/**/*.java", ":(glob)scripts/*.java").stream()
                .map(Checkout.ROOT::resolve).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            Stream.Builder<Passage> all = Stream.builder();
            for (CompilationUnitTree unit : task.parse()) {
                Passage.Collector passages =
                        new Passage.Collector(Checkout.ROOT.relativize(Path.of(unit.getSourceFile().toUri())));
                new Messages(unit, positions, passages).scan(unit, null);
                passages.passages().forEach(all);
            }
            return all.build().toList();
        }
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void none) {
        if (tree.getKind() != Kind.PLUS || !add(tree)) return super.visitBinary(tree, none);
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void none) {
        add(tree);
        return null;
    }

    private boolean add(ExpressionTree tree) {
        String text = FORMAT.matcher(text(tree)).replaceAll(Passage.THING).replace("%n", "\n").replace("%%", "%");
        if (!SENTENCE.matcher(text).matches() || Passage.words(text.replace(Passage.THING, "")) < WORDS) return false;
        int line = (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        passages.add(text, line);
        passages.end(true);
        return true;
    }

    /** Of two texts to choose from it is the longer. */
    private static String text(Tree tree) {
        return switch (tree) {
            case LiteralTree literal when literal.getValue() instanceof String string -> string;
            case ParenthesizedTree inner -> text(inner.getExpression());
            case BinaryTree sum when sum.getKind() == Kind.PLUS ->
                    text(sum.getLeftOperand()) + text(sum.getRightOperand());
            case ConditionalExpressionTree choice -> {
                String yes = text(choice.getTrueExpression()), no = text(choice.getFalseExpression());
                yield yes.length() > no.length() ? yes : no;
            }
            default -> Passage.THING;
        };
    }
}
