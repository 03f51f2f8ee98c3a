package lab.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.fidelity.Fidelity;
import lab.fidelity.Tables;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.variant.Variants;

/**
 * Fills what a page says of committed runs and AWS, below {@code <!-- fidelity RUN … -->}: of one run every figure, of
 * several one table of what came out of each. A run that nobody has committed yet is said to be missing.
 */
final class FidelityBlocks {

    private static final PageBlock BLOCKS = PageBlock.of("fidelity", "(\\S+(?: \\S+)*)");

    private FidelityBlocks() {}

    static String filled(Path checkout, String text) {
        return BLOCKS.fill(text, block -> body(checkout, List.of(block.group(PageBlock.WHAT).split(" "))));
    }

    /** The chart, where it is committed too; pages are one folder below the checkout. */
    private static String chart(Path checkout, String run) {
        String file = run + "/" + RunFolder.CHARTS + "/fidelity.png";
        return Files.exists(checkout.resolve(file))
                ? "![Each figure on AWS against the same here, one point each, with the diagonal of equality](../"
                        + file + ")\n\n"
                : "";
    }

    private static String body(Path checkout, List<String> runs) {
        List<String> missing =
                runs.stream().filter(run -> !Files.exists(checkout.resolve(run).resolve(RunFolder.RUN))).toList();
        if (!missing.isEmpty()) return "*Not among the committed runs yet: " + String.join(", ", missing) + ".*\n";
        List<Fidelity> all = runs.stream().map(
                run -> Fidelity.published(Run.open(checkout.resolve(run)), Variants.all(checkout.resolve("lambdas"))))
                .toList();
        return all.size() == 1 ? chart(checkout, runs.getFirst()) + new Tables(all.getFirst()).markdown()
                : Tables.conditions(all);
    }
}
