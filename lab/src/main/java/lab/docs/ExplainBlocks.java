package lab.docs;

import java.nio.file.Path;
import lab.explain.Kept;

/**
 * Tables about committed cold starts, split into their causes. A table is between
 * {@code <!-- explain VARIANT TABLE -->} and {@code <!-- /explain -->}; {@code all} instead of a variant means all
 * variants. The place stays empty until somebody has measured the data.
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
