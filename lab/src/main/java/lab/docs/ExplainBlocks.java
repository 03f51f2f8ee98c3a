package lab.docs;

import java.nio.file.Path;
import lab.explain.Kept;

/**
 * Tables of the committed cold starts taken apart: {@code <!-- explain VARIANT TABLE -->} down to
 * {@code <!-- /explain -->}, with {@code all} in place of a variant for what is about all of them. Nothing stands there
 * until somebody has measured it.
 */
final class ExplainBlocks {

    private static final PageBlock TABLES = PageBlock.of("explain", "(\\S+) (\\S+)");

    private ExplainBlocks() {}

    static String filled(Path checkout, String text) {
        Kept reference = Kept.reference(checkout.resolve("results"));
        return TABLES.fill(text, block -> reference.markdown(block.group(PageBlock.WHAT),
                block.group(PageBlock.WHAT + 1)).map(table -> table + "\n").orElse(""));
    }
}
