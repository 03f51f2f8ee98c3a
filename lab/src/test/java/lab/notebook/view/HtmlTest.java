package lab.notebook.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

    private static final String SENTENCE = "The two habits move it no further than chance would.";

    @Test
    void aSentenceAtTheEndOfAWideRowStandsBelowIt() {
        String html = Html.table("", List.of("a", "b", "c", "d", "e", "f", "says"),
                List.of(List.of("1", "2", "3", "4", "5", "6", SENTENCE)), List.of());
        assertThat(html).doesNotContain(">says<").containsPattern("</tr><tr><td colspan=\"6\"[^>]*>" + SENTENCE);
    }

    @Test
    void inANarrowTableItStaysInItsRow() {
        assertThat(Html.table("", List.of("a", "says"), List.of(List.of("1", SENTENCE)), List.of())).contains(">says<")
                .doesNotContain("colspan");
    }

    @Test
    void twoPricesAreNoFormula() {
        assertThat(Html.bar(Html.Kind.NOTE, "", "at the most $0.03: Lambda $0.02"))
                .contains("<span>$</span>0.03: Lambda <span>$</span>0.02");
    }

    @Test
    void whatItShowsIsText() {
        assertThat(Html.table("a < b", List.of("<i>"), List.of(List.of("\"&\"")), List.of())).contains("a &lt; b",
                "&lt;i&gt;", "&quot;&amp;&quot;");
    }
}
