package lab.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.fidelity.Fidelity;
import lab.fidelity.Tables;
import lab.fidelity.Transfer;
import lab.report.Frameworks;
import lab.run.Run;
import lab.run.folder.RunFolder;
import lab.variant.Variants;

/**
 * Fills the parts of a page that compare committed runs with AWS. {@code <!-- fidelity RUN … -->} with one run shows
 * every figure; with several runs, it shows one table of their results. {@code <!-- transfer RUN -->} shows which
 * results of a run hold on AWS. {@code <!-- frameworks RUN -->} compares Java's frameworks with plain Java. If nobody
 * has committed a run yet, the page says that the run is missing.
 */
final class FidelityBlocks {

    private static final PageBlock BLOCKS = PageBlock.of("fidelity", "(\\S+(?: \\S+)*)");
    private static final PageBlock TRANSFER = PageBlock.of("transfer", "(\\S+)");

    private static final PageBlock FRAMEWORKS = PageBlock.of("frameworks", "(\\S+)");

    private FidelityBlocks() {}

    static String filled(Path checkout, String text) {
        String told = TRANSFER.fill(text, block -> transfer(checkout, block.group(PageBlock.WHAT)));
        told = FRAMEWORKS.fill(told, block -> frameworks(checkout, block.group(PageBlock.WHAT)));
        return BLOCKS.fill(told, block -> body(checkout, List.of(block.group(PageBlock.WHAT).split(" "))));
    }

    /** The chart, where it is committed too; pages are one folder below the checkout. */
    private static String chart(Path checkout, String run) {
        String file = run + "/" + RunFolder.CHARTS + "/fidelity.png";
        return Files.exists(checkout.resolve(file))
                ? "![Each point compares a figure on AWS with the same figure here. On the line, the two are "
                        + "equal.](../"
                        + file + ")\n\n"
                : "";
    }

    private static String body(Path checkout, List<String> runs) {
        Optional<String> missing = missing(checkout, runs);
        if (missing.isPresent()) return missing.get();
        List<Fidelity> all = runs.stream().map(run -> fidelity(checkout, run)).toList();
        return all.size() == 1 ? chart(checkout, runs.getFirst()) + new Tables(all.getFirst()).markdown()
                : Tables.conditions(all);
    }

    private static String transfer(Path checkout, String run) {
        return missing(checkout, List.of(run)).orElseGet(() -> new Transfer(fidelity(checkout, run)).markdown());
    }

    private static String frameworks(Path checkout, String run) {
        return missing(checkout, List.of(run))
                .orElseGet(() -> new Frameworks(Run.open(checkout.resolve(run))).markdown());
    }

    private static Fidelity fidelity(Path checkout, String run) {
        return Fidelity.published(Run.open(checkout.resolve(run)), Variants.all(checkout.resolve("lambdas")));
    }

    private static Optional<String> missing(Path checkout, List<String> runs) {
        List<String> missing =
                runs.stream().filter(run -> !Files.exists(checkout.resolve(run).resolve(RunFolder.RUN))).toList();
        return missing.isEmpty() ? Optional.empty()
                : Optional.of("*This run isn't committed yet: " + String.join(", ", missing) + ".*\n");
    }
}
