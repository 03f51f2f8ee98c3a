package lab.docs;

import java.nio.file.Path;
import lab.chart.Format;
import lab.chart.RestoresOverTime;
import lab.chart.Theme;
import lab.published.PublishedFrameworks;
import lab.published.RestoreDays;

/**
 * Fills the parts of a page that show only other people's measurements. {@code <!-- aws restores -->} shows how long
 * AWS's restores took over the years. {@code <!-- aws frameworks -->} shows AWS's comparison of Java frameworks.
 */
final class PublishedBlocks {

    private static final PageBlock RESTORES = PageBlock.of("aws", "(restores)");
    private static final PageBlock FRAMEWORKS = PageBlock.of("aws", "(frameworks)");
    private static final String PICTURES = "docs/pictures";

    private PublishedBlocks() {}

    static String filled(String text) {
        return RESTORES.fill(FRAMEWORKS.fill(text, block -> PublishedFrameworks.markdown()),
                block -> "![AWS's Restore Durations as lambda-perf measured them, with one dot for each day](pictures/"
                        + RestoresOverTime.of(RestoreDays.read()).name() + ".png)\n\n" + RestoreDays.read().markdown());
    }

    /** Draws the charts that the blocks of {@code text} show. */
    static void draw(Path checkout, String text) {
        if (RESTORES.pattern().matcher(text).find())
            RestoresOverTime.of(RestoreDays.read()).write(checkout.resolve(PICTURES), Theme.PAPER, Format.PAGE);
    }
}
