package prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lab.Checkout;
import lab.learn.Notebook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text for users keeps docs/writing.md as far as a machine can tell. Fix what is found. If it is right as it is,
 * say why in {@code exceptions.yaml}. {@code -Dprose.update=true} takes what was fixed out of {@code to-fix.txt}.
 */
@Execution(ExecutionMode.CONCURRENT)
class ProseTest {

    private static final int MEDIAN = 16;

    private static Grammar grammar;
    private static List<Pages> pages;
    private static List<Finding> all;
    private static List<Finding> toFix;
    private static Exceptions exceptions;

    @BeforeAll
    static void readEverything() throws Exception {
        grammar = new Grammar();
        pages = Pages.all();
        exceptions = Exceptions.read();
        all = new ArrayList<>();
        for (Pages group : pages) all.addAll(grammar.findings(group.passages()));
        all.addAll(Lengths.tooLong(pages.getFirst().passages(), grammar));
        for (var notebook : Notebook.in(Checkout.ROOT.resolve("notebooks")))
            all.addAll(Lengths.muchToRead(Notebook.read(notebook)));
        toFix = all.stream().filter(finding -> !exceptions.cover(finding)).toList();
        if (Boolean.getBoolean("prose.update")) ToFix.read().shrink(toFix);
    }

    static Stream<Pages> groups() throws Exception {
        return pages.stream();
    }

    @Test
    void keepsTheRules() throws Exception {
        assertThat(ToFix.read().added(toFix)).isEmpty();
    }

    @Test
    void whatIsFixedIsOffTheList() throws Exception {
        assertThat(ToFix.read().fixed(toFix)).as("-Dprose.update=true takes them off").isEmpty();
    }

    @Test
    void everyExceptionIsNeeded() {
        assertThat(exceptions.without(all)).isEmpty();
        assertThat(exceptions.all()).allMatch(exception -> exception.reason() != null);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void halfOfTheSentencesAreShort(Pages group) {
        List<Integer> words = Lengths.words(group.passages(), grammar).stream().sorted().toList();
        assertThat(words.get(words.size() / 2)).as("median of %d sentences", words.size()).isLessThanOrEqualTo(MEDIAN);
    }
}
