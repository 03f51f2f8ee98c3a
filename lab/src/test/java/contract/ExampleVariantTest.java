package contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Home;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import testing.Checkout;
import testing.LeavesNoBuilds;

/**
 * The example of {@code docs/adding-a-variant.md}, added as that page says: a language that the lab has never heard of.
 */
class ExampleVariantTest extends Contract {

    @RegisterExtension
    static final LeavesNoBuilds CACHE = new LeavesNoBuilds();

    private static Bench bench;

    ExampleVariantTest() {
        super(bench, "perl");
    }

    @BeforeAll
    static void addIt(@TempDir Path folder) throws IOException {
        Path example = Home.find().checkout().resolve("docs/examples/perl");
        Checkout checkout = Checkout.in(folder);
        Checkout.copy(example.resolve("perl"), checkout.path().resolve("lambdas/perl"));
        Files.copy(example.resolve("perl.yaml"), checkout.path().resolve("lambdas/variants/perl.yaml"));
        bench = Bench.start(checkout.apart());
    }

    @AfterAll
    static void stop() {
        bench.close();
    }
}
